import { problem, type ParseResult, type Source } from '../source.js';
import { readXml } from '../xml.js';
import { readJmaFeed } from './feed.js';
import { keptOnly, kindOf, TELEGRAM_KINDS } from './kinds.js';
import { otherKind } from './other-kinds.js';
import { readTelegram, type Telegram } from './telegram.js';

/** How far a publisher's clock may be ahead of ours before a person is asked. */
const MAX_AHEAD_MS = 10 * 60_000;

/** 気象庁防災情報XML: every kind of telegram in kinds.ts. */
export const jmaXml: Source = {
  name: 'jma-xml',
  label: { ja: '気象庁防災情報XML', en: 'JMA disaster information XML' },
  by: ['city'],
  mediaTypes: ['application/xml', 'text/xml'],
  maxBytes: 5_000_000,
  lifeHours: { ...Object.fromEntries(TELEGRAM_KINDS.map((kind) => [kind.code, kind.lifeHours])), default: 6 },
  kinds: TELEGRAM_KINDS.map((kind) => ({ ...kind, isRead: kind.read !== undefined })),
  readFeed: readJmaFeed,
  parse(bytes, context) {
    const read = readXml(bytes);
    if (read.kind === 'problem') return read;
    const envelope = readTelegram(read.root);
    if (envelope.kind === 'problem') return envelope;
    const { telegram } = envelope;
    if (Date.parse(telegram.reportedAt) - context.receivedAt.getTime() > MAX_AHEAD_MS) return ahead(telegram);
    const kind = kindOf(telegram.information, telegram.infoKind);
    if (kind === undefined) return otherKind(telegram, context.profile);
    return kind.read?.({ ...telegram, type: kind.code }, context) ?? keptOnly(telegram, context.profile);
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
