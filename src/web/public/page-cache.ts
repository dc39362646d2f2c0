interface Kept {
  html: Promise<string | undefined>;
  /** Until when it is shown, or waited for, without making it anew. */
  until: number;
  isMade: boolean;
  /** The page before, shown while this one is being made, for a moment. */
  before?: { html: Promise<string | undefined>; until: number };
}

/** A page that is being made anew may be shown so long as it was; after that everybody waits for the new one. */
const STALE_MS = 2_000;
/** Nobody waits longer for one that does not come: it is made again. */
const MAKING_MS = 3_000;

/**
 * Keeps a page for a breath: after an alert a whole town opens the same address within seconds. A page is made once at
 * a time; who asks first waits for it, and the others get the one before meanwhile.
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
    if (found !== undefined && at < found.until)
      return found.before !== undefined && at < found.before.until ? found.before.html : found.html;
    if (this.kept.size >= this.most) this.kept.clear();
    const made: Kept = { html: make(), until: at + MAKING_MS, isMade: false };
    const staleUntil = (found?.until ?? -Infinity) + STALE_MS;
    if (found?.isMade === true && at < staleUntil) made.before = { html: found.html, until: staleUntil };
    this.kept.set(key, made);
    made.html.then(
      () => {
        made.isMade = true;
        made.until = at + this.lifeMs;
        delete made.before;
      },
      // A failure is for those who waited for it, not for the next one who asks.
      () => this.kept.get(key) === made && this.kept.delete(key),
    );
    return made.html;
  }
}
