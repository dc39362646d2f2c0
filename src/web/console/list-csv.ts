import { stringify } from 'csv-stringify/sync';
import type { Kind } from '../../domain/alert.js';
import { mark } from '../../domain/marking.js';
import type { CityProfile } from '../../domain/profile.js';
import type { Sheet } from '../../reach/list-sheet.js';
import { kanaText, languagesText, needsSupport, placeOf, triesText, whoText } from '../layout/list-words.js';

const HEAD = [
  '訓練の印',
  '行',
  '担当',
  '種別',
  '氏名・名称',
  'ふりがな',
  '地区・住所',
  '番号',
  '要支援',
  '言語',
  'これまで',
  '報',
  '記録用のリンク',
  '訓練の印（終わり）',
];

/** A list for a spreadsheet: UTF-8 with BOM. What begins like a formula is text (OWASP, CSV injection). */
export function listCsv(sheet: Sheet, about: { kind: Kind; profile: CityProfile; publicUrl: string }): string {
  const sign = mark(about.kind, 'ja');
  const rows = sheet.lines.map((line) => [
    sign,
    line.number,
    line.part ?? '',
    line.facility === undefined ? '世帯' : '施設',
    whoText(line),
    kanaText(line),
    placeOf(line, about.profile),
    line.numbers.join(' / '),
    needsSupport(line) ? '要支援' : '',
    languagesText(line),
    triesText(line, about.profile.timeZone),
    `第${sheet.versionNumber}報`,
    line.token === undefined ? '' : `${about.publicUrl}/r/${line.token}`,
    sign,
  ]);
  return stringify([HEAD, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
