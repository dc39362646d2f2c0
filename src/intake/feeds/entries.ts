import type { FeedEntry, ParseProblem } from '../../sources/source.js';

/** An entry as it is kept: to be fetched, or known and left alone for a reason. */
export interface ChosenEntry {
  url: string;
  updatedAt: Date;
  skipped?: ParseProblem;
}

export interface Choice {
  entries: ChosenEntry[];
  /** Entries that lead to another host: never fetched. */
  foreign: number;
}

/** What was published so long before the first reading is left to the office that turns the feed on. */
const BEFORE_FIRST_MS = 10 * 60_000;
/** No telegram is news after a day; thousands of old ones would only stand in front of a new one. */
export const TOO_OLD_MS = 24 * 3_600_000;

/**
 * Which entries of a feed are fetched: those on the feed's own host, no older than a day and than the first reading.
 * `now` is the earlier of the publisher's clock and ours, so that a wrong one on either side loses nothing.
 */
export function chooseEntries(
  entries: readonly FeedEntry[],
  on: { feedUrl: string; beganAt: Date; now: Date },
): Choice {
  const chosen = new Map<string, ChosenEntry>();
  let foreign = 0;
  for (const entry of entries) {
    const url = sameHost(entry.url, on.feedUrl);
    if (url === undefined) {
      foreign += 1;
      continue;
    }
    const updatedAt = entry.updated === '' ? on.now : new Date(entry.updated);
    const skipped = whySkipped(updatedAt, on);
    chosen.set(url, skipped === undefined ? { url, updatedAt } : { url, updatedAt, skipped });
  }
  return { entries: [...chosen.values()], foreign };
}

/** The address to fetch, or nothing for another host: a feed that was tampered with must lead nowhere else (SSRF). */
function sameHost(address: string, feedUrl: string): string | undefined {
  const feed = new URL(feedUrl);
  const url = new URL(address);
  if (url.protocol === 'http:' && feed.protocol === 'https:' && url.port === '') url.protocol = 'https:';
  if (url.username !== '' || url.password !== '') return undefined;
  return url.origin === feed.origin ? url.href : undefined;
}

function whySkipped(updatedAt: Date, on: { beganAt: Date; now: Date }): ParseProblem | undefined {
  if (updatedAt.getTime() < on.beganAt.getTime() - BEFORE_FIRST_MS) return BEFORE_FIRST;
  return on.now.getTime() - updatedAt.getTime() > TOO_OLD_MS ? TOO_OLD : undefined;
}

const BEFORE_FIRST: ParseProblem = {
  code: 'before-first-reading',
  ja: 'このフィードの取得を始める前に出ていたため、取り込んでいません。発表中のものは情報源で確かめてください。',
  en: 'It was published before this feed was first read and is not taken in. Look at the publisher for what is in force.',
};
const TOO_OLD: ParseProblem = {
  code: 'older-than-a-day',
  ja: '発表から一日以上たっているため、取り込んでいません。必要なら情報源で確かめてください。',
  en: 'It is more than a day old and is not taken in. Look at the publisher if you need it.',
};
