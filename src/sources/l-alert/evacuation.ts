import type { AlertDraft, MessageType } from '../../domain/alert.js';
import type { AreaCode } from '../../domain/area.js';
import { EVACUATION_WORDING, hazardLine } from '../../domain/wording/evacuation.js';
import type { EvacuationKey, Hazard } from '../../domain/wording/evacuation/keys.js';
import { textsOf } from '../../domain/wording/wording.js';
import { problem, type ParseResult, type Refused, type SourceContext } from '../source.js';
import type { XmlElement } from '../xml.js';
import { areasOf } from './areas.js';
import type { CommonsDocument } from './document.js';
import { cityName, draftOf, quoted, type Gravity } from './draft.js';
import { ABOLISHED, ISSUED, LIFTED, MAPPING, ORDERS } from './mapping.js';
import { elementsAt, textAt } from './paths.js';

type Level = 3 | 4 | 5;
const LEVELS: readonly Level[] = [3, 4, 5];

/** One 発令 or 解除 of the document. */
interface Detail {
  level: Level;
  isLifted: boolean;
  areas: AreaCode[];
}

const GRAVITY: Readonly<Record<Level, Gravity>> = {
  3: { severity: 'Moderate', urgency: 'Expected', certainty: 'Likely' },
  4: { severity: 'Severe', urgency: 'Immediate', certainty: 'Likely' },
  5: { severity: 'Extreme', urgency: 'Immediate', certainty: 'Observed' },
};
const OVER: Gravity = { severity: 'Moderate', urgency: 'Expected', certainty: 'Observed' };
const WITHDRAWN: Gravity = { severity: 'Severe', urgency: 'Immediate', certainty: 'Observed' };

const HAZARD_WORDS: readonly (readonly [string, Hazard])[] = [
  ['土砂', 'landslide'],
  ['がけ', 'landslide'],
  ['洪水', 'flood'],
  ['氾濫', 'flood'],
  ['高潮', 'surge'],
  ['津波', 'tsunami'],
  ['大雨', 'rain'],
  ['地震', 'earthquake'],
  ['火災', 'fire'],
  ['噴火', 'volcano'],
  ['火山', 'volcano'],
];

/** 避難情報: the mayor's orders, one alert for each level that the document speaks of. */
export function readEvacuation(root: XmlElement, document: CommonsDocument, context: SourceContext): ParseResult {
  const details = detailsOf(root, document, context);
  if ('kind' in details) return details;
  const hazard = hazardOf(`${textAt(root, MAPPING.evacuation.disaster)} ${document.headline} ${document.title}`);
  const said = { document, context, hazard };
  const drafts = document.messageType === 'Cancel' ? withdrawals(details.found, said) : orders(details.found, said);
  if (drafts.length > 0) return { kind: 'drafts', drafts };
  return problem(
    'order-missing',
    '避難情報の文書に、発令も解除もありません。発信元に確かめてください。',
    'The document holds neither an order nor its end. Ask the sender.',
    root.line,
  );
}

interface On {
  document: CommonsDocument;
  context: SourceContext;
  hazard: Hazard | undefined;
}

function orders(details: readonly Detail[], on: On): AlertDraft[] {
  return LEVELS.flatMap((level) => {
    const issued = areasWhere(details, (each) => each.level === level && !each.isLifted);
    if (issued.length > 0) return [order(level, issued, on)];
    const lifted = areasWhere(details, (each) => each.level === level && each.isLifted);
    // Raised from 3 to 4: the words "lifted" would send people home from a danger that grew.
    const raised = areasWhere(details, (each) => !each.isLifted && each.level > level);
    const over = lifted.filter((area) => !raised.includes(area) && !raised.includes(on.context.profile.code));
    return over.length > 0 ? [end('lifted', level, { areas: over, on })] : [];
  });
}

/** Names no level where the sender emptied the document: then all that it may have said is taken back. */
function withdrawals(details: readonly Detail[], on: On): AlertDraft[] {
  const named = LEVELS.filter((level) => details.some((each) => each.level === level));
  return (named.length > 0 ? named : LEVELS).map((level) => {
    const areas = areasWhere(details, (each) => each.level === level);
    return end('withdrawn', level, { areas: areas.length > 0 ? areas : [on.context.profile.code], on });
  });
}

function order(level: Level, areas: AreaCode[], on: On): AlertDraft {
  const { document, context, hazard } = on;
  const texts = textsOf(
    EVACUATION_WORDING,
    `level-${level}`,
    (language) => ({ city: cityName(context.profile, language) }),
    (language) =>
      [hazardLine(language, hazard), language === 'ja' ? quoted(document) : '']
        .filter((line) => line !== '')
        .join('\n'),
  );
  return draftOf(document, context, {
    ...common(level, document.messageType, areas),
    texts,
    gravity: GRAVITY[level],
    level,
    material: `${level}:${hazard ?? ''}:${areas.join(',')}`,
    event: {
      system: 'EvacuationOrder',
      code: `level-${level}`,
      name: EVACUATION_WORDING.ja[`level-${level}`].headline,
    },
  });
}

function end(key: 'lifted' | 'withdrawn', level: Level, of: { areas: AreaCode[]; on: On }): AlertDraft {
  const { document, context } = of.on;
  const texts = textsOf(EVACUATION_WORDING, key satisfies EvacuationKey, (language) => ({
    city: cityName(context.profile, language),
  }));
  return draftOf(document, context, {
    ...common(level, key === 'lifted' ? 'AllClear' : 'Cancel', of.areas),
    texts,
    gravity: key === 'lifted' ? OVER : WITHDRAWN,
    material: `${key}:${of.areas.join(',')}`,
    event: { system: 'EvacuationOrder', code: key, name: EVACUATION_WORDING.ja[key].headline },
  });
}

function common(
  level: Level,
  messageType: MessageType,
  areas: AreaCode[],
): {
  subject: 'evacuation-order';
  part: string;
  messageType: MessageType;
  areas: AreaCode[];
  holdsHours: number;
} {
  return { subject: 'evacuation-order', part: `level-${level}`, messageType, areas, holdsHours: 24 };
}

function areasWhere(details: readonly Detail[], wanted: (detail: Detail) => boolean): AreaCode[] {
  return [...new Set(details.filter(wanted).flatMap((each) => each.areas))].sort();
}

function hazardOf(words: string): Hazard | undefined {
  return HAZARD_WORDS.find(([word]) => words.includes(word))?.[1];
}

function detailsOf(root: XmlElement, document: CommonsDocument, context: SourceContext): { found: Detail[] } | Refused {
  const paths = MAPPING.evacuation;
  const words = `${document.title}${document.headline}${textAt(root, paths.complement)}`;
  const found: Detail[] = [];
  for (const element of elementsAt(root, paths.details)) {
    const level = levelOf(element, words);
    if (typeof level !== 'number') return level;
    const action = textAt(element, paths.issueOrLift);
    if (action !== ISSUED && action !== LIFTED) return actionUnknown(element.line);
    const names = elementsAt(element, paths.areas).map((area) => textAt(area, paths.areaName));
    const resolved = areasOf(names, context.profile);
    if ('stray' in resolved) return needsPerson(resolved.stray, element.line);
    if (resolved.areas.length === 0 || names.includes('')) return needsPerson('（地区の名なし）', element.line);
    found.push({ level, isLifted: action === LIFTED, areas: resolved.areas });
  }
  return { found };
}

/**
 * By the name of the order and its level together. Version 1 of the format has no place for 緊急安全確保 without a level:
 * some senders put 避難指示 there and the true word into the text.
 */
function levelOf(element: XmlElement, words: string): Level | Refused {
  const text = textAt(element, MAPPING.evacuation.order).normalize('NFKC').replaceAll(/\s/gu, '');
  const [, digit = ''] = /レベル([1-5])/u.exec(text) ?? [];
  const name = text.replace(/^【?警戒レベル[1-5]】?/u, '');
  if (ABOLISHED.includes(name)) return abolished(name, element.line);
  const level = Object.hasOwn(ORDERS, name) ? ORDERS[name] : undefined;
  if (level === undefined) return orderUnknown(element.line);
  const said = [digit, textAt(element, MAPPING.evacuation.level).replace(/\D/gu, '')].filter((each) => each !== '');
  const isHidden = said.length === 0 && level === 4 && words.includes('緊急安全確保');
  return isHidden || said.some((each) => Number(each) !== level) ? contradicts(element.line) : level;
}

function contradicts(line: number): Refused {
  return problem(
    'level-contradicts',
    '避難情報の名前と警戒レベルが食い違っています（緊急安全確保が避難指示として届いた可能性があります）。すぐに発令した部署に確かめ、手で発信してください。',
    'The name of the order and its level disagree (a level 5 may have come as a level 4). Ask the office that issued it at once and issue by hand.',
    line,
  );
}

function abolished(name: string, line: number): Refused {
  return problem(
    'order-abolished',
    `「${name.slice(0, 20)}」は2021年に廃止された避難情報です。発令した部署に、今のどれに当たるか確かめてください。`,
    'This kind of evacuation information was abolished in 2021. Ask the office which of the present ones is meant.',
    line,
  );
}

function orderUnknown(line: number): Refused {
  return problem(
    'order-unknown',
    '避難情報の種類が、高齢者等避難・避難指示・緊急安全確保のどれでもありません。原文を見て判断してください。',
    'The order is none of the three kinds of evacuation information. Read the original and decide.',
    line,
  );
}

function actionUnknown(line: number): Refused {
  return problem(
    'action-unclear',
    '発令か解除かが分かりません。原文を見て判断してください。',
    'It is not clear whether this is an order or its end. Read the original and decide.',
    line,
  );
}

function needsPerson(name: string, line: number): Refused {
  return problem(
    'area-needs-person',
    `地区「${name}」が、この市の地区表のどれとも同じではありません。対象の地区を選んで、手で発信してください。`,
    `The district "${name}" is not exactly one of ours. Choose the areas and issue by hand.`,
    line,
  );
}
