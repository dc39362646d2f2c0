interface Kept {
  until: number;
  html: Promise<string | undefined>;
  /** The page before, while this one is being made. */
  before?: Promise<string | undefined>;
}

/** A page that is being made anew may be shown so long as it was; after that everybody waits for the new one. */
const STALE_MS = 2_000;

/**
 * Keeps a page for a breath: after an alert a whole town opens the same address within seconds. Whoever asks for the
 * first one waits for it; then one makes it anew and the others get the one before meanwhile.
 */
export class PageCache {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly lifeMs: number,
    private readonly most: number,
  ) {}

  get(key: string, now: Date, make: () => Promise<string | undefined>): Promise<string | undefined> {
    const at = now.getTime();
    const found = this.kept.get(key);
    if (found !== undefined && at < found.until) return found.before ?? found.html;
    if (this.kept.size >= this.most) this.kept.clear();
    const made: Kept = { until: at + this.lifeMs, html: make() };
    if (found !== undefined && at < found.until + STALE_MS) made.before = found.html;
    this.kept.set(key, made);
    made.html.then(
      () => delete made.before,
      // A failure is for those who waited for it, not for the next one who asks.
      () => this.kept.get(key) === made && this.kept.delete(key),
    );
    return made.html;
  }
}
