import type { Language } from '../../domain/language.js';
import { EVACUATION_WORDING } from '../../domain/wording/evacuation.js';
import type { EvacuationKey } from '../../domain/wording/evacuation/keys.js';
import { textsOf } from '../../domain/wording/wording.js';
import { problem, type ParseResult, type SourceContext } from '../source.js';
import type { XmlElement } from '../xml.js';
import { oneLine, type CommonsDocument } from './document.js';
import { cityName, draftOf, type Gravity } from './draft.js';
import { MAPPING, SHELTER_FULL, SHELTER_OPEN, SHELTER_SHUT } from './mapping.js';
import { elementsAt, textAt } from './paths.js';

interface Shelter {
  name: string;
  address: string;
  state: string;
  crowding: string;
}

const GRAVITY: Gravity = { severity: 'Minor', urgency: 'Expected', certainty: 'Observed' };

/** 避難所情報: the document is the full state of the city's shelters. */
export function readShelters(root: XmlElement, document: CommonsDocument, context: SourceContext): ParseResult {
  const shelters = elementsAt(root, MAPPING.shelter.list).map(shelterOf);
  const isCancel = document.messageType === 'Cancel';
  const isClear = shelters.every(
    ({ name, state }) => name !== '' && [...SHELTER_OPEN, ...SHELTER_SHUT].includes(state),
  );
  if (!isCancel && (shelters.length === 0 || !isClear)) return unclear(root.line);
  const open = shelters.filter(({ state }) => SHELTER_OPEN.includes(state));
  const key: EvacuationKey = isCancel ? 'shelter-withdrawn' : open.length > 0 ? 'shelter-open' : 'shelter-closed';
  const texts = textsOf(
    EVACUATION_WORDING,
    key,
    (language) => ({ city: cityName(context.profile, language) }),
    (language) => (key === 'shelter-open' ? listed(open, language) : ''),
  );
  const draft = draftOf(document, context, {
    subject: 'shelter',
    part: '',
    messageType: isCancel ? 'Cancel' : open.length > 0 ? document.messageType : 'AllClear',
    areas: [context.profile.code],
    texts,
    gravity: GRAVITY,
    holdsHours: 48,
    material: JSON.stringify([key, ...open]),
    event: { system: 'Shelter', code: key, name: EVACUATION_WORDING.ja[key].headline },
  });
  return { kind: 'drafts', drafts: [draft] };
}

function shelterOf(element: XmlElement): Shelter {
  const { name, address, state, crowding } = MAPPING.shelter;
  return {
    name: oneLine(textAt(element, name)),
    address: oneLine(textAt(element, address)),
    state: textAt(element, state),
    crowding: textAt(element, crowding),
  };
}

/** Names stay Japanese, as on the signs. Who cannot read 「定員一杯」 is not sent to a shelter that is full. */
function listed(shelters: readonly Shelter[], language: Language): string {
  const isJapanese = language === 'ja';
  const places = isJapanese ? shelters : shelters.filter(({ crowding }) => !SHELTER_FULL.includes(crowding));
  return places
    .map(({ name, address, crowding }) => {
      const where = address === '' ? '' : `（${address}）`;
      return `・${name}${where}${isJapanese && crowding !== '' ? ` ${crowding}` : ''}`;
    })
    .join('\n');
}

function unclear(line: number): ParseResult {
  return problem(
    'shelter-unclear',
    '避難所の名前か、開設・閉鎖の別が読めません。原文を見て、手で発信するか判断してください。',
    'The name of a shelter, or whether it is open, cannot be read. Read the original and decide by hand.',
    line,
  );
}
