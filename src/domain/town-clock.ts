/** An hour on the town's clock. */
export interface LocalHour {
  /** 0 = Sunday. */
  weekday: number;
  hour: number;
  minute: number;
}

/** Hours on the town's clock, `to` excluded; through midnight when `from` is the larger. */
export interface HourSpan {
  from: number;
  to: number;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the town's clock shows at a moment. */
export function localHour(at: Date, timeZone: string): LocalHour {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return {
    weekday: WEEKDAYS.indexOf(parts['weekday'] ?? ''),
    hour: Number(parts['hour']),
    minute: Number(parts['minute']),
  };
}

/** Making one is a hundred times the work of using it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}

/** `from` 21 `to` 7 runs through midnight; `to` is the first hour outside; equal = never. */
export function isWithin({ from, to }: HourSpan, hour: number): boolean {
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}
