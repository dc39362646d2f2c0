/**
 * Keeps a page for a breath, and lets everyone who asks meanwhile wait for the same one: after an alert a whole town
 * opens the same address within seconds.
 */
export class PageCache {
  private readonly kept = new Map<string, { until: number; html: Promise<string | undefined> }>();

  constructor(
    private readonly lifeMs: number,
    private readonly most: number,
  ) {}

  get(key: string, now: Date, make: () => Promise<string | undefined>): Promise<string | undefined> {
    const found = this.kept.get(key);
    if (found !== undefined && now.getTime() < found.until) return found.html;
    if (this.kept.size >= this.most) this.kept.clear();
    const html = make();
    this.kept.set(key, { until: now.getTime() + this.lifeMs, html });
    // A failure is for those who waited for it, not for the next one who asks.
    html.catch(() => this.kept.delete(key));
    return html;
  }
}
