const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s?(Z|[-+]\d{2}:?\d{2})?)?$/u;
const RFC_822 =
  /^(?:[A-Za-z]{3},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s*([A-Za-z]{1,5}|[-+]\d{2}:?\d{2})?$/u;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const ZONES: Readonly<Record<string, string>> = {
  GMT: 'Z',
  UTC: 'Z',
  UT: 'Z',
  Z: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  JST: '+09:00',
};

/**
 * The time of a feed entry in the forms that feeds use. Without a zone nobody knows the moment, and with a localised
 * clock (2025/4/13 下午 05:52) least of all: then it is empty, and the alert is fetched all the same.
 */
export function feedTime(text: string): string {
  const written = text.normalize('NFKC').trim();
  return fromIso(written) ?? fromRfc822(written) ?? '';
}

function fromIso(text: string): string | undefined {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', zone = ''] = ISO.exec(text) ?? [];
  return hour === '' ? undefined : moment({ year, month, day, hour, minute, second }, zone);
}

function fromRfc822(text: string): string | undefined {
  const [, day = '', name = '', year = '', hour = '', minute = '', second = '00', zone = ''] = RFC_822.exec(text) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (month === 0) return undefined;
  const named = Object.hasOwn(ZONES, zone.toUpperCase()) ? (ZONES[zone.toUpperCase()] ?? '') : zone;
  return moment({ year, month: pad(String(month)), day: pad(day), hour, minute, second }, named);
}

type Fields = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>;

function moment({ year, month, day, hour, minute, second }: Fields, zone: string): string | undefined {
  const offset = zone.replace(/^([-+]\d{2}):?(\d{2})$/u, '$1:$2');
  if (!/^(?:Z|[-+]\d{2}:\d{2})$/u.test(offset)) return undefined;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(day) < 1 || Number(day) > last || Number(hour) > 23) return undefined;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function pad(text: string): string {
  return text.padStart(2, '0');
}
