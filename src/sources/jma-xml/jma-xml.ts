import { problem, type ParseResult, type Source, type SourceContext } from '../source.js';
import { readXml } from '../xml.js';
import type { TelegramType } from './codes.js';
import { readEarthquake } from './earthquake.js';
import { otherKind } from './other-kinds.js';
import { readTelegram, type Telegram } from './telegram.js';
import { readTsunami } from './tsunami.js';
import { readWeather } from './weather.js';

/** How far a publisher's clock may be ahead of ours before a person is asked. */
const MAX_AHEAD_MS = 10 * 60_000;

const READERS: Record<TelegramType, (telegram: Telegram, context: SourceContext) => ParseResult> = {
  VPWW55: (telegram, context) => readWeather(telegram, context, 'rain'),
  VPWW56: (telegram, context) => readWeather(telegram, context, 'landslide'),
  VXSE53: readEarthquake,
  VTSE41: readTsunami,
};

/** 気象庁防災情報XML: heavy rain, landslides, earthquakes, tsunami. */
export const jmaXml: Source = {
  name: 'jma-xml',
  label: { ja: '気象庁防災情報XML', en: 'JMA disaster information XML' },
  by: ['city'],
  mediaTypes: ['application/xml', 'text/xml'],
  maxBytes: 5_000_000,
  lifeHours: { VPWW55: 6, VPWW56: 6, VXSE53: 1, VTSE41: 6, default: 6 },
  parse(bytes, context) {
    const read = readXml(bytes);
    if (read.kind === 'problem') return read;
    const envelope = readTelegram(read.root);
    if (envelope.kind === 'problem') return envelope;
    const { telegram } = envelope;
    if (Date.parse(telegram.reportedAt) - context.receivedAt.getTime() > MAX_AHEAD_MS) return ahead(telegram);
    return telegram.type === undefined
      ? otherKind(telegram, context.profile)
      : READERS[telegram.type](telegram, context);
  },
};

/** A time that has not come yet is a wrong clock or a wrong telegram; both need a person. */
function ahead(telegram: Telegram): ParseResult {
  return problem(
    'time-ahead',
    '電文の発表時刻が現在より10分以上先です。この装置の時計と、気象庁の発表を確認してください。',
    'The report time is more than ten minutes ahead. Check the clock of this machine and JMA itself.',
    telegram.head.line,
  );
}
