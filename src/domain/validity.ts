/** A calendar day of the town, `2026-05-28`: compared as text. */
export type Day = string;

/** What holds from a day on; `to` is the first day on which it no longer does. */
export interface Period<T> {
  from: Day;
  to?: Day;
  value: T;
}

/** The day that the town's clock shows. */
export function dayIn(now: Date, timeZone: string): Day {
  // The Canadian form of a date is ISO 8601.
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** A day that exists: 2026-02-30 does not. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

export function holdsOn(period: Period<unknown>, day: Day): boolean {
  return period.from <= day && (period.to === undefined || day < period.to);
}

/** What holds on that day. */
export function on<T>(timeline: readonly Period<T>[], day: Day): T | undefined {
  return timeline.find((period) => holdsOn(period, day))?.value;
}

/** The timeline with nothing in it between two days. */
export function cut<T>(timeline: readonly Period<T>[], from: Day, to?: Day): Period<T>[] {
  return timeline.flatMap((period) => {
    const left = period.from < from ? [until(period, earlier(period.to, from))] : [];
    const isBeyond = to !== undefined && (period.to === undefined || period.to > to);
    const right = isBeyond ? [{ ...period, from: period.from > to ? period.from : to }] : [];
    return [...left, ...right];
  });
}

/** The timeline with one more period laid over what was said of its days; equal neighbours become one. */
export function overlay<T>(
  timeline: readonly Period<T>[],
  period: Period<T>,
  same: (a: T, b: T) => boolean,
): Period<T>[] {
  const laid = [...cut(timeline, period.from, period.to), period];
  return joined(
    laid.sort((a, b) => (a.from < b.from ? -1 : 1)),
    same,
  );
}

function joined<T>(sorted: readonly Period<T>[], same: (a: T, b: T) => boolean): Period<T>[] {
  const out: Period<T>[] = [];
  for (const period of sorted) {
    const last = out.at(-1);
    // The earlier one's value stays: where it came from is still true.
    if (last !== undefined && last.to === period.from && same(last.value, period.value))
      out[out.length - 1] = until(last, period.to);
    else out.push(period);
  }
  return out;
}

function until<T>({ from, value }: Period<T>, to: Day | undefined): Period<T> {
  return to === undefined ? { from, value } : { from, to, value };
}

function earlier(a: Day | undefined, b: Day): Day {
  return a === undefined || b < a ? b : a;
}
