const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const ZONES: Readonly<Record<string, string>> = {
  gmt: '+00:00',
  ut: '+00:00',
  utc: '+00:00',
  z: '+00:00',
  jst: '+09:00',
};

/** RSS 2.0 pubDate: RFC 822 with a four-digit year. */
const RFC_822 =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun),\s+)?(\d{1,2})\s+([a-z]{3})\s+(\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s+([+-]\d{4}|[a-z]{1,3})$/i;
/** W3CDTF (RSS 1.0 dc:date) and RFC 3339 (Atom). */
const W3C = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** The date of an item as an ISO time with offset; absent when it is not a date that exists. */
export function feedDate(value: string): string | undefined {
  return fromW3c(value) ?? fromRfc822(value);
}

/** A day without a time stands at 00:00 UTC: 9 in the morning in Japan, the same day. */
function fromW3c(value: string): string | undefined {
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = 'Z'] = W3C.exec(value) ?? [];
  return checked([year, month, day].join('-'), `${hour}:${minute}:${second}`, zone);
}

function fromRfc822(value: string): string | undefined {
  const [, day = '', name = '', year, hour, minute, second = '00', zone = ''] = RFC_822.exec(value) ?? [];
  const month = String(MONTHS.indexOf(name.toLowerCase()) + 1);
  const date = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zoneOf(zone.toLowerCase());
  return checked(date, [hour, minute, second].join(':'), offset);
}

function zoneOf(name: string): string {
  return Object.hasOwn(ZONES, name) ? (ZONES[name] ?? '') : '?';
}

/** 31 June and 24:00 are refused: `Date` would quietly move them. */
function checked(date: string, time: string, zone: string): string | undefined {
  const iso = `${date}T${time}${zone}`;
  const plain = new Date(`${date}T${time}Z`);
  if (Number.isNaN(plain.getTime()) || Number.isNaN(Date.parse(iso))) return undefined;
  return plain.toISOString().startsWith(`${date}T${time}`) ? iso : undefined;
}
