import type { VNode } from 'preact';
import { dateLocale, type Language } from '../../domain/language.js';

/** A moment in the town's own zone and the reader's language: 2026年9月1日(火) 14:05. */
export function momentText(at: Date, zone: string, language: Language = 'ja', seconds = false): string {
  return new Intl.DateTimeFormat(dateLocale(language), {
    timeZone: zone,
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(seconds ? { second: '2-digit' } : {}),
  }).format(at);
}

export function Moment(props: { at: Date | string; zone: string; language?: Language; seconds?: boolean }): VNode {
  const at = new Date(props.at);
  return <time dateTime={at.toISOString()}>{momentText(at, props.zone, props.language, props.seconds)}</time>;
}

/** How long something took or has waited: 3分12秒. */
export function durationText(milliseconds: number): Record<'ja' | 'en', string> {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 10) return { ja: `${seconds.toFixed(1)}秒`, en: `${seconds.toFixed(1)} s` };
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (hours > 0) return { ja: `${hours}時間${minutes}分`, en: `${hours} h ${minutes} min` };
  return minutes > 0
    ? { ja: `${minutes}分${rest}秒`, en: `${minutes} min ${rest} s` }
    : { ja: `${rest}秒`, en: `${rest} s` };
}

/** ISO 8601 with the town's offset, as VersionContent keeps its times (CAP 1.2 §3.3.2 forbids `Z`). */
export function isoInZone(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at);
  const offset = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')
    ?.value.replace('GMT', '');
  return `${parts.replace(' ', 'T')}${offset === undefined || offset === '' ? '+00:00' : offset}`;
}
