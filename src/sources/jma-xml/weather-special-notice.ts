import type { ParseResult, SourceContext } from '../source.js';
import { SUBJECTS } from '../../domain/subject.js';
import { LEVEL_GRAVITY, lookUp } from './codes.js';
import { draftOf, messageTypeOf, nobody } from './draft.js';
import type { Telegram } from './telegram.js';
import { gradeGravity, WARNING_KINDS, type WarningSubject } from './weather-codes.js';
import { codeUnknown } from './weather-problems.js';
import { concernsOffice, elsewhere, headAreas } from './weather-places.js';
import { eventName, weatherWithdrawal, write } from './weather-writing.js';
import { warningKey } from './weather.js';

const TOWNS = '気象・地震・火山情報／市町村等';
const SPECIAL: readonly WarningSubject[] = ['rain', 'landslide', 'surge', 'wind', 'snowstorm', 'wave', 'snow'];

/**
 * VPNO50 気象特別警報報知: its Head alone, so that a 特別警報 is heard at once. Its 解除 names the prefecture only and
 * not what stays in force; what is left is said by VPWW53 to 61 of the same moment, so nothing is ended here.
 */
export function readSpecialNotice(telegram: Telegram, context: SourceContext): ParseResult {
  const { profile } = context;
  if (telegram.infoType === 'cancelled') {
    if (!concernsOffice(telegram, profile)) return elsewhere(telegram, profile);
    const withdrawn = SPECIAL.map((subject) =>
      weatherWithdrawal({ telegram, context, subject, identityKey: warningKey(subject, profile), of: 'warning' }),
    );
    return { kind: 'drafts', drafts: withdrawn };
  }
  const ours = headAreas(telegram).filter((area) => area.codeType === TOWNS && profile.jma.class20.includes(area.code));
  const codes = [...new Set(ours.flatMap((area) => area.codes))];
  const unknown = codes.find((code) => code !== '00' && !isSpecial(code));
  if (unknown !== undefined) return codeUnknown(unknown, telegram.head.line);
  const drafts = codes.flatMap((code) => {
    const kind = lookUp(WARNING_KINDS, code);
    if (kind === undefined) return [];
    const { subject, rank } = kind;
    const key = 'level' in rank ? (`${subject}.5` as 'rain.5') : (`${subject}.special` as 'wind.special');
    const texts = write({ telegram, context, key });
    return draftOf(
      {
        topic: SUBJECTS[subject].topic,
        messageType: messageTypeOf(telegram),
        ...('level' in rank
          ? { gravity: LEVEL_GRAVITY[rank.level], level: rank.level }
          : { gravity: gradeGravity(subject, rank.grade) }),
        texts,
        holdsHours: 12,
        key: warningKey(subject, profile),
        material: code,
        event: { system: telegram.type ?? '', code, name: eventName(texts) },
        subject,
        isCoarse: true,
      },
      telegram,
      context,
    );
  });
  if (drafts.length > 0) return { kind: 'drafts', drafts };
  return concernsOffice(telegram, profile) ? notOurs(context) : elsewhere(telegram, profile);
}

function isSpecial(code: string): boolean {
  const rank = lookUp(WARNING_KINDS, code)?.rank;
  return rank !== undefined && ('level' in rank ? rank.level === 5 : rank.grade === 'special');
}

function notOurs({ profile }: SourceContext): ParseResult {
  return nobody(
    `${profile.name.ja}への特別警報は、この電文にはありません。警報・注意報の電文が今の状態を伝えます。`,
    `This telegram names no emergency warning for ${profile.name.en}; the warning telegrams tell the present state.`,
  );
}
