import type { List } from '../../domain/chain.js';
import { areaName } from '../../domain/area.js';
import type { CityProfile } from '../../domain/profile.js';
import { RECEIPTS, type ReceiptKind } from '../../domain/receipt.js';
import { LANGUAGE_NAMES, isLanguage } from '../../domain/language.js';
import { LINE_RESULTS, RECEIPT_OF, type Line, type LineResult } from '../../reach/list-sheet.js';
import { momentText } from './moment.js';
import type { Both } from './words.js';

export const LIST_WORDS: Record<List, Both> = {
  call: { ja: '電話の一覧', en: 'Call list' },
  fax: { ja: 'FAXの一覧', en: 'Fax list' },
  visit: { ja: '訪問の一覧', en: 'Visit list' },
};

const TOLD: Record<List, Both> = {
  call: { ja: '伝えた', en: 'Told' },
  fax: { ja: '送れた', en: 'Sent' },
  visit: { ja: '伝えた', en: 'Told' },
};
const ABSENT: Record<List, Both> = {
  call: { ja: '不在', en: 'No answer' },
  fax: { ja: '送れなかった', en: 'Not sent' },
  visit: { ja: '不在', en: 'Not at home' },
};
const HELP: Both = { ja: '助けが必要', en: 'Needs help' };
const DECLINED: Both = { ja: '断られた', en: 'Declined' };

/** The buttons of a line, in the order in which they are pressed most. */
export function resultsOf(list: List): (Both & { result: LineResult })[] {
  const words: Record<LineResult, Both> = { told: TOLD[list], help: HELP, absent: ABSENT[list], declined: DECLINED };
  return LINE_RESULTS.filter((result) => RECEIPT_OF[list][result] !== undefined).map((result) => ({
    result,
    ...words[result],
  }));
}

/** What came of it: a receipt, or a channel that reached them meanwhile. */
export function doneWords(kind: string): Both {
  return kind in RECEIPTS
    ? RECEIPTS[kind as ReceiptKind].label
    : { ja: '別の方法で届きました', en: 'Reached otherwise' };
}

/** 電話に出ませんでした 10:32（2回） */
export function triesText(line: Pick<Line, 'tries' | 'last'>, zone: string): string {
  if (line.last === undefined) return '';
  const time = momentText(line.last.at, zone).split(' ').at(-1) ?? '';
  return `${RECEIPTS[line.last.kind].label.ja} ${time}（${line.tries}回）`;
}

/** Who is meant, as this reader may know it. */
export function whoText(line: Line): string {
  if (line.facility !== undefined) return `${line.facility.name}（${line.facility.kind}）`;
  if (line.people === undefined) return '（氏名は市役所のみ）';
  return line.people.members.map(({ name }) => name).join('、');
}

export function kanaText(line: Line): string {
  return line.facility?.kana ?? line.people?.members.map(({ kana }) => kana).join('、') ?? '';
}

export function needsSupport(line: Line): boolean {
  return line.people?.members.some((member) => member.needsSupport) ?? false;
}

/** Languages other than Japanese, for whoever rings. */
export function languagesText(line: Line): string {
  const languages = new Set((line.people?.members ?? []).map(({ language }) => language));
  return [...languages]
    .filter((language) => language !== 'ja')
    .map((language) => (isLanguage(language) ? LANGUAGE_NAMES[language] : language))
    .join('、');
}

/** The address where it says more than the area. */
export function placeOf(line: Line, profile: CityProfile): string {
  const area = areaName(profile, line.area, 'ja');
  const address = line.people?.address ?? '';
  if (address === '') return area;
  return address.includes(area) ? address : `${area} ${address}`;
}
