import type { ParseResult, SourceContext } from '../source.js';
import { attribute, child, children, descend, findAll, textOf } from '../xml.js';
import { NS, type Gravity } from './codes.js';
import { draftsOf, messageTypeOf, nobody } from './draft.js';
import type { Telegram } from './telegram.js';
import { isTime } from './times.js';
import { concernsOffice, elsewhere, headAreas, isOurForecastArea, townCode } from './weather-places.js';
import { eventName, weatherWithdrawal, write } from './weather-writing.js';

const M = NS.meteorology;
const TOWNS = '気象・地震・火山情報／市町村等';
const SIGHTED = '竜巻注意情報（目撃情報あり）';
const WARNED: Gravity = { severity: 'Moderate', urgency: 'Expected', certainty: 'Possible' };
const SEEN: Gravity = { severity: 'Severe', urgency: 'Immediate', certainty: 'Likely' };

/**
 * VPHW50 竜巻注意情報 and VPHW51 (with sightings), always a pair, and the same as VPBS50. No EventID: the town is the key, and the
 * hour until which it holds is what a later one changes. Only VPHW51 says in its structure that a tornado was seen.
 */
export function readTornado(telegram: Telegram, context: SourceContext): ParseResult {
  const { profile } = context;
  const identityKey = `jma:tornado:${townCode(profile)}`;
  const withdraw = (): ParseResult => ({
    kind: 'drafts',
    drafts: [weatherWithdrawal({ telegram, context, subject: 'tornado', identityKey, of: 'report' })],
  });
  const isOurOffice = concernsOffice(telegram, profile);
  if (telegram.infoType === 'cancelled') return isOurOffice ? withdraw() : elsewhere(telegram, profile);
  if (!isNamed(telegram, context)) {
    if (telegram.infoType === 'corrected' && isOurOffice) return withdraw();
    return isOurOffice ? notOurs(context) : elsewhere(telegram, profile);
  }
  return told(telegram, context, identityKey);
}

function told(telegram: Telegram, context: SourceContext, key: string): ParseResult {
  const phrase = isSighted(telegram, context) ? 'tornado.sighted' : 'tornado.warned';
  const until = textOf(child(telegram.head, NS.head, 'ValidDateTime'));
  const hours = (Date.parse(until) - Date.parse(telegram.reportedAt)) / 3_600_000;
  const holds = isTime(until) && hours > 0 && hours < 12;
  const texts = write({ telegram, context, key: phrase });
  return draftsOf(
    {
      topic: 'weather',
      messageType: messageTypeOf(telegram),
      gravity: phrase === 'tornado.sighted' ? SEEN : WARNED,
      texts,
      holdsHours: holds ? hours : 1.5,
      key,
      material: `${phrase}:${holds ? until : ''}`,
      event: { system: telegram.type ?? '', code: '1', name: eventName(texts) },
      subject: 'tornado',
      isCoarse: telegram.type === 'VPHW50',
    },
    telegram,
    context,
  );
}

/** The municipality where the telegram goes down to it, else the forecast area; なし stands there as well. */
function isNamed(telegram: Telegram, { profile }: SourceContext): boolean {
  const areas = headAreas(telegram).filter((area) => !area.conditions.includes('なし'));
  const towns = areas.filter((area) => area.codeType === TOWNS);
  if (towns.length > 0) return towns.some((area) => profile.jma.class20.includes(area.code));
  const inBody = children(telegram.body, M, 'Warning')
    .flatMap((warning) => children(warning, M, 'Item'))
    .filter((item) => profile.jma.class20.includes(textOf(descend(item, M, 'Area', 'Code'))));
  if (inBody.length > 0) return inBody.some((item) => textOf(descend(item, M, 'Kind', 'Code')) === '1');
  return areas.some((area) => isOurForecastArea(area, profile));
}

function isSighted(telegram: Telegram, { profile }: SourceContext): boolean {
  return findAll(telegram.head, (element) => element.ns === NS.head && element.name === 'Information')
    .filter((information) => attribute(information, 'type') === SIGHTED)
    .flatMap((information) => findAll(information, (element) => element.ns === NS.head && element.name === 'Area'))
    .map((area) => textOf(child(area, NS.head, 'Code')))
    .some((code) =>
      [profile.jma.office, profile.jma.class10, profile.jma.class15, ...profile.jma.class20].includes(code),
    );
}

function notOurs({ profile }: SourceContext): ParseResult {
  return nobody(
    `${profile.name.ja}に、竜巻注意情報は出ていません。`,
    `No tornado information is in force for ${profile.name.en}.`,
  );
}
