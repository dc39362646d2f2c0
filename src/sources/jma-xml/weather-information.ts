import type { CityProfile } from '../../domain/profile.js';
import type { ParseResult, SourceContext } from '../source.js';
import type { Gravity } from './codes.js';
import { draftsOf, messageTypeOf } from './draft.js';
import type { Telegram } from './telegram.js';
import { elsewhere, headAreas, townCode } from './weather-places.js';
import { eventName, write } from './weather-writing.js';

const PLAIN: Gravity = { severity: 'Minor', urgency: 'Future', certainty: 'Possible' };
const REGIONS = '全国・地方予報区等';

/** How wide a 解説情報 is. */
export type Reach = 'country' | 'region' | 'prefecture';

/**
 * 全般・地方・府県 気象解説情報 (and their forms of before 2026): sentences that announce or explain, for reading. They warn
 * of nothing by themselves, so they are Minor and the usual rules only show them.
 */
export function readInformation(telegram: Telegram, context: SourceContext, reach: Reach): ParseResult {
  const { profile } = context;
  if (telegram.infoType === 'cancelled' || !isOurs(telegram, profile, reach)) return elsewhere(telegram, profile);
  const title = telegram.title.replace(/\s+/gu, ' ').trim();
  if (title === '') return elsewhere(telegram, profile);
  const texts = write({ telegram, context, key: 'weather-information', slots: { title } });
  return draftsOf(
    {
      topic: 'weather',
      messageType: messageTypeOf(telegram),
      gravity: PLAIN,
      texts,
      holdsHours: 24,
      key: `jma:weather-information:${townCode(profile)}:${(telegram.eventId === '' ? title : telegram.eventId).slice(0, 80)}`,
      material: telegram.reportedAt,
      event: { system: telegram.type ?? '', code: telegram.eventId.slice(0, 80), name: eventName(texts) },
    },
    telegram,
    context,
  );
}

/** By the areas of the 情報タグ where there are any; else by the region or prefecture in the title. */
function isOurs(telegram: Telegram, profile: CityProfile, reach: Reach): boolean {
  const { office, class10, class15, officeName, region } = profile.jma;
  const areas = headAreas(telegram);
  if (areas.length > 0) {
    return areas.some((area) =>
      area.codeType === REGIONS ? area.code === region?.code : [office, class10, class15].includes(area.code),
    );
  }
  if (reach === 'country') return true;
  return telegram.title.includes(reach === 'region' ? (region?.name ?? officeName) : officeName);
}
