import type { ParseResult, SourceContext } from '../source.js';
import { attribute, child, children, descend, textOf } from '../xml.js';
import { LEVEL_GRAVITY, NS, OVER } from './codes.js';
import { draftsOf, messageTypeOf, nobody } from './draft.js';
import type { Telegram } from './telegram.js';
import { codeUnknown } from './weather-problems.js';
import { concernsOffice, elsewhere } from './weather-places.js';
import { eventName, weatherWithdrawal, write } from './weather-writing.js';
import { warningKey } from './weather.js';

const M = NS.meteorology;

/** VXWW50's own codes: 3 警戒, 1 解除, 0 なし. */
const STATES: Readonly<Record<string, 'in-force' | 'ended' | 'none'>> = { '3': 'in-force', '1': 'ended', '0': 'none' };

/**
 * VXWW50 土砂災害警戒情報, 警戒レベル4相当: the same as 49 of VPWW56, which supersedes it. Its EventID is a fixed string
 * of the prefecture that comes again in each disaster, so it names nothing; ＜全警戒解除＞ is a 発表, no 取消.
 */
export function readLandslideAlert(telegram: Telegram, context: SourceContext): ParseResult {
  const { profile } = context;
  const identityKey = warningKey('landslide', profile);
  const withdraw = (): ParseResult => ({
    kind: 'drafts',
    drafts: [weatherWithdrawal({ telegram, context, subject: 'landslide', identityKey, of: 'warning' })],
  });
  const isOurOffice = concernsOffice(telegram, profile) || prefectureOf(telegram) === profile.jma.office;
  if (telegram.infoType === 'cancelled') return isOurOffice ? withdraw() : elsewhere(telegram, profile);
  const codes = codesOfTown(telegram, context);
  const unknown = codes.find((code) => STATES[code] === undefined);
  if (unknown !== undefined) return codeUnknown(unknown, telegram.body.line);
  const states = codes.map((code) => STATES[code]);
  if (states.includes('in-force')) return inForce(telegram, context, identityKey);
  if (states.includes('ended')) return ended(telegram, context, identityKey);
  if (telegram.infoType === 'corrected' && isOurOffice) return withdraw();
  return isOurOffice ? notOurs(context) : elsewhere(telegram, profile);
}

/** A municipality stands here whole (…00) even where 気象警報 divides it. */
function codesOfTown(telegram: Telegram, { profile }: SourceContext): string[] {
  const own = [...profile.jma.class20, `${profile.code}00`];
  return children(telegram.body, M, 'Warning')
    .filter((warning) => attribute(warning, 'type') === '土砂災害警戒情報')
    .flatMap((warning) => children(warning, M, 'Item'))
    .filter((item) => own.includes(textOf(descend(item, M, 'Area', 'Code'))))
    .flatMap((item) => children(item, M, 'Kind'))
    .map((kind) => textOf(child(kind, M, 'Code')));
}

function prefectureOf(telegram: Telegram): string {
  return textOf(descend(telegram.body, M, 'TargetArea', 'Code'));
}

function inForce(telegram: Telegram, context: SourceContext, key: string): ParseResult {
  const texts = write({ telegram, context, key: 'landslide.4', quote: '' });
  return draftsOf(
    {
      topic: 'landslide',
      messageType: messageTypeOf(telegram),
      gravity: LEVEL_GRAVITY[4],
      level: 4,
      texts,
      holdsHours: 24,
      key,
      material: '49',
      event: { system: telegram.type ?? '', code: '3', name: eventName(texts) },
      subject: 'landslide',
      isCoarse: true,
    },
    telegram,
    context,
  );
}

function ended(telegram: Telegram, context: SourceContext, key: string): ParseResult {
  return draftsOf(
    {
      topic: 'landslide',
      messageType: 'AllClear',
      gravity: OVER,
      texts: write({ telegram, context, key: 'landslide-alert.end', quote: '' }),
      holdsHours: 12,
      key,
      material: '00',
      event: { system: telegram.type ?? '', code: '1', name: '土砂災害警戒情報の解除' },
      subject: 'landslide',
      isCoarse: true,
    },
    telegram,
    context,
  );
}

function notOurs({ profile }: SourceContext): ParseResult {
  return nobody(
    `${profile.name.ja}に、土砂災害警戒情報は出ていません。`,
    `No landslide alert information is in force in ${profile.name.en}.`,
  );
}
