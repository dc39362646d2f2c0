import type { CityProfile } from '../../domain/profile.js';
import { escapeXml } from '../../domain/xml-writing.js';
import { quakeTelegram } from '../bench/quake.js';

export interface TelegramWanted {
  eventId: string;
  at: Date;
  form: 'new' | 'update' | 'withdraw';
  isDrill: boolean;
  /** Later telegrams of one earthquake have a larger one. */
  order: number;
}

/** Each report says something else, so that none is taken for a repetition. */
const INTENSITIES = ['6-', '6+', '7', '5+'] as const;

/** One telegram about an earthquake in the town: its first report, a later one, or its withdrawal. */
export function telegramOf(profile: CityProfile, wanted: TelegramWanted): string {
  const { eventId, at, form, isDrill, order } = wanted;
  const changes: [string, string][] = [
    ['<MaxInt>6-<', `<MaxInt>${INTENSITIES[order % INTENSITIES.length] ?? '7'}<`],
    ['<Serial>1<', `<Serial>${order + 1}<`],
  ];
  if (isDrill) changes.push(['<Status>通常<', '<Status>訓練<']);
  if (form === 'withdraw') changes.push(['<InfoType>発表<', '<InfoType>取消<']);
  const first = quakeTelegram(profile, at, eventId);
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the sample telegram has no ${from}`);
    return text.replaceAll(from, to);
  }, first);
}

/** The library's feed with its newest items. */
export function newsletterOf(items: readonly { id: string; title: string }[], at: Date): string {
  const entries = items.map(
    ({ id, title }) =>
      `<item><title>${escapeXml(title)}</title><guid>${escapeXml(id)}</guid><description>${escapeXml(title)}</description><pubDate>${at.toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>図書館だより</title>${entries.join('')}</channel></rss>\n`;
}
