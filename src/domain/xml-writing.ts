/** Small helpers for the XML we write ourselves (CAP, feeds, sample telegrams). */

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

export function escapeXml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

export function element(name: string, value: string): string {
  return `<${name}>${escapeXml(value)}</${name}>`;
}

/** `2026-11-21T10:15:00+09:00`: CAP knows neither `Z` nor fractions of a second (CAP 1.2 §3.3.2); JMA writes the same. */
export function localIso(at: Date, timeZone: string): string {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
  const zone = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName');
  const offset = zone?.value.replace('GMT', '') ?? '';
  return `${local.replace(' ', 'T')}${offset === '' ? '+00:00' : offset}`;
}
