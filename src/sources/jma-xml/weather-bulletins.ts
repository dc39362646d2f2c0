import type { CityProfile } from '../../domain/profile.js';
import { SUBJECTS } from '../../domain/subject.js';
import type { ParseResult, SourceContext } from '../source.js';
import { attribute, child, findAll, textOf } from '../xml.js';
import { lookUp, NS, type Gravity } from './codes.js';
import { draftsOf, messageTypeOf, nobody } from './draft.js';
import { shown, type Telegram } from './telegram.js';
import { concernsOffice, elsewhere, headAreas, isOurForecastArea, townCode } from './weather-places.js';
import { codeUnknown } from './weather-problems.js';
import { readTornado } from './weather-tornado.js';
import { eventName, weatherWithdrawal, write } from './weather-writing.js';

const M = NS.meteorology;

interface Bulletin {
  subject: 'rainband' | 'record-rain' | 'record-snow';
  phrase: 'rainband.occurring' | 'rainband.soon' | 'record-rain' | 'record-snow';
  gravity: Gravity;
  holdsHours: number;
}

const OCCURRING: Gravity = { severity: 'Severe', urgency: 'Immediate', certainty: 'Observed' };

const RAINBAND_NOW: Bulletin = {
  subject: 'rainband',
  phrase: 'rainband.occurring',
  gravity: OCCURRING,
  holdsHours: 3,
};
const RAINBAND_SOON: Bulletin = {
  subject: 'rainband',
  phrase: 'rainband.soon',
  gravity: { severity: 'Severe', urgency: 'Expected', certainty: 'Likely' },
  holdsHours: 3,
};
const RECORD_RAIN: Bulletin = { subject: 'record-rain', phrase: 'record-rain', gravity: OCCURRING, holdsHours: 3 };
const RECORD_SNOW: Bulletin = {
  subject: 'record-snow',
  phrase: 'record-snow',
  gravity: { severity: 'Severe', urgency: 'Expected', certainty: 'Observed' },
  holdsHours: 6,
};

/** 情報タグ of VPBS50; a 取消 has no tag and is told by the brackets of its Head/Title. */
const TAGS: Readonly<Record<string, Bulletin | 'tornado'>> = {
  線状降水帯発生: RAINBAND_NOW,
  線状降水帯直前: RAINBAND_SOON,
  線状降水帯直前予測: RAINBAND_SOON,
  記録雨: RECORD_RAIN,
  記録的短時間大雨: RECORD_RAIN,
  短時間大雪: RECORD_SNOW,
  竜巻注意: 'tornado',
  竜巻目撃: 'tornado',
};

/** VPBS50 府県気象防災速報: one happening just observed or about to be. */
export function readBulletin(telegram: Telegram, context: SourceContext): ParseResult {
  const { profile } = context;
  const tags = tagsOf(telegram);
  const isOurOffice =
    concernsOffice(telegram, profile) || headAreas(telegram).some((area) => isOurForecastArea(area, profile));
  if (!isOurOffice) return elsewhere(telegram, profile);
  const known = tags.map((tag) => lookUp(TAGS, tag)).find((bulletin) => bulletin !== undefined);
  if (known === undefined) return codeUnknown(tags.join(' '), telegram.head.line);
  if (known === 'tornado') return readTornado(telegram, context);
  if (telegram.infoType === 'cancelled') return withdraw(known, telegram, context);
  if (!isHere(known, telegram, profile)) {
    return telegram.infoType === 'corrected' ? withdraw(known, telegram, context) : elsewhereHere(telegram, profile);
  }
  return told(known, telegram, context);
}

/** VPOA50 記録的短時間大雨情報, sent beside VPBS50 of the same happening: municipalities stand in its sentence alone. */
export function readRecordRain(telegram: Telegram, context: SourceContext): ParseResult {
  const { profile } = context;
  const isOurOffice =
    concernsOffice(telegram, profile) || headAreas(telegram).some((area) => isOurForecastArea(area, profile));
  if (!isOurOffice) return elsewhere(telegram, profile);
  if (telegram.infoType === 'cancelled') return withdraw(RECORD_RAIN, telegram, context);
  if (!namesTown(telegram.headline, profile)) {
    return telegram.infoType === 'corrected'
      ? withdraw(RECORD_RAIN, telegram, context)
      : elsewhereHere(telegram, profile);
  }
  return told(RECORD_RAIN, telegram, context, true);
}

function tagsOf(telegram: Telegram): string[] {
  const kinds = findAll(telegram.head, (element) => element.ns === NS.head && element.name === 'Information')
    .filter((information) => attribute(information, 'type') === '情報タグ')
    .flatMap((information) => findAll(information, (element) => element.ns === NS.head && element.name === 'Kind'));
  const tags = kinds
    .flatMap((kind) => textOf(child(kind, NS.head, 'Condition')).split(/\s+/u))
    .filter((tag) => tag !== '');
  return tags.length > 0 ? tags : [/（([^（）]+)）$/u.exec(telegram.title)?.[1] ?? ''];
}

/** Record rain is where it was measured; a rainband and heavy snow are told for 一次細分区域. */
function isHere({ subject }: Bulletin, telegram: Telegram, profile: CityProfile): boolean {
  if (subject === 'record-rain') {
    return findAll(telegram.body, (element) => element.ns === M && element.name === 'Area').some(
      (area) =>
        attribute(area, 'codeType') === '気象・地震・火山情報／市町村等' &&
        profile.jma.class20.includes(textOf(child(area, M, 'Code'))),
    );
  }
  return headAreas(telegram).some((area) => isOurForecastArea(area, profile));
}

/** Our name with nothing before it that would make it another's: 東久留米市 is not 久留米市. */
function namesTown(sentence: string, profile: CityProfile): boolean {
  const at = sentence.indexOf(profile.name.ja);
  return at === 0 || (at > 0 && /[\P{Script=Han}都道府県]/u.test(sentence.charAt(at - 1)));
}

/**
 * `KJPTK202608221709_202608221727`: the new system puts a letter before the id of the old one; the first part is the
 * happening, the second this report of it.
 */
function idsOf(telegram: Telegram): { happening: string; report: string } {
  const [, happening, report] =
    /^(?:[A-Z](?=JP[A-Z]{2}))?([A-Z0-9]{1,40})_([A-Z0-9]{1,40})$/u.exec(telegram.eventId) ?? [];
  return { happening: happening ?? telegram.eventId.slice(0, 80), report: report ?? telegram.reportedAt };
}

/** A rainband goes on from 直前予測 to 発生 under ids of their own, so the town alone is its key. */
function keyOf({ subject }: Bulletin, telegram: Telegram, profile: CityProfile): string {
  const town = `jma:${subject}:${townCode(profile)}`;
  return subject === 'record-rain' ? `${town}:${idsOf(telegram).happening}` : town;
}

function told(bulletin: Bulletin, telegram: Telegram, context: SourceContext, isCoarse = false): ParseResult {
  const { subject, phrase, gravity, holdsHours } = bulletin;
  const texts = write({ telegram, context, key: phrase });
  return draftsOf(
    {
      topic: SUBJECTS[subject].topic,
      messageType: messageTypeOf(telegram),
      gravity,
      texts,
      holdsHours,
      key: keyOf(bulletin, telegram, context.profile),
      // A second record in the same happening is news; a rainband that stays is not.
      material: subject === 'record-rain' ? idsOf(telegram).report : phrase,
      event: { system: telegram.type ?? '', code: phrase, name: eventName(texts) },
      subject,
      isCoarse,
    },
    telegram,
    context,
  );
}

function withdraw(bulletin: Bulletin, telegram: Telegram, context: SourceContext): ParseResult {
  const identityKey = keyOf(bulletin, telegram, context.profile);
  return {
    kind: 'drafts',
    drafts: [weatherWithdrawal({ telegram, context, subject: bulletin.subject, identityKey, of: 'report' })],
  };
}

function elsewhereHere(telegram: Telegram, profile: CityProfile): ParseResult {
  return nobody(
    `「${shown(telegram.title)}」に、${profile.name.ja}は入っていません。`,
    `"${shown(telegram.title)}" does not name ${profile.name.en}.`,
  );
}
