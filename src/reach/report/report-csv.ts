import { stringify } from 'csv-stringify/sync';
import { LISTS } from '../../domain/chain.js';
import { OUTCOMES, REASONS } from '../../domain/outcome.js';
import type { HouseholdCount, ReachFigures } from '../figures.js';
import {
  channelWords,
  howWords,
  LEAKS_COUNTED,
  LIST_WORDS,
  MESSAGE_TYPE_WORDS,
  receiptWords,
  timeText,
} from './report-words.js';
import type { Report, ReportVersion } from './report.js';

const COLUMNS = ['区分', '報', '対象', '項目', '値', '時刻'] as const;
type Row = [section: string, version: string, about: string, item: string, value: string | number, at: string];

const COUNTS: readonly [keyof HouseholdCount, string][] = [
  ['households', '世帯'],
  ['reached', '届いた世帯'],
  ['acknowledged', '返事のあった世帯'],
  ['unreached', '届いていない世帯'],
  ['trying', '試行中の世帯'],
  ['onList', '一覧にある未到達の世帯'],
  ['needsHelp', '助けが必要な世帯'],
];

/** One fact a line, for a spreadsheet: UTF-8 with BOM, and nothing that a spreadsheet would run as a formula. */
export function csvOf(report: Report): Uint8Array {
  const at = (moment: Date | string | undefined): string => (moment === undefined ? '' : timeText(moment, report.zone));
  const rows: Row[] = [
    ['情報', '', report.shortId, '見出し', report.headline, at(report.madeAt)],
    ...report.timeline.map(({ at: when, what }): Row => ['経過', '', '', what, '', at(when)]),
    ...report.versions.flatMap((version) => versionRows(version, at)),
    ...leakRows(report),
  ];
  const text = stringify([[...COLUMNS], ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
  return Buffer.from(text, 'utf8');
}

function versionRows(version: ReportVersion, at: (moment: Date | string | undefined) => string): Row[] {
  const number = String(version.number);
  return [
    ['報', number, MESSAGE_TYPE_WORDS[version.messageType], '発信', '', at(version.issuedAt)],
    ['報', number, '', '最初の引渡し', '', at(version.firstHandOffAt)],
    ['報', number, '', '最後の引渡し', '', at(version.lastHandOffAt)],
    ...version.channels.flatMap(({ label, figures }) =>
      (['owed', ...OUTCOMES.filter((outcome) => outcome !== 'retry')] as const).map((name): Row => [
        '経路',
        number,
        label,
        name,
        figures[name],
        '',
      ]),
    ),
    ...version.failures.map(({ channel, reason, addresses }): Row => [
      '届かなかった理由',
      number,
      channelWords(channel),
      REASONS[reason].label.ja,
      addresses,
      '',
    ]),
    ...version.receipts.map(({ kind, count, last }): Row => ['受領', number, '', receiptWords(kind), count, at(last)]),
    ...(version.reach === undefined ? [] : reachRows(number, version.reach, at)),
    ...version.wording.map(({ channel, language, text, places }): Row => [
      '文面',
      number,
      channelWords(channel),
      `${language}${places > 1 ? `（${places}か所）` : ''}`,
      text,
      '',
    ]),
  ];
}

function reachRows(number: string, reach: ReachFigures, at: (moment: Date | string | undefined) => string): Row[] {
  const counts = (section: string, about: string, count: HouseholdCount): Row[] =>
    COUNTS.map(([key, label]): Row => [section, number, about, label, count[key], '']);
  return [
    ...counts('到達', '合計', reach),
    ...reach.towns.flatMap((town) => [
      ...counts('到達（町）', town.name, town),
      ...town.districts.flatMap((district) => counts('到達（丁目）', district.name, district)),
    ]),
    ...reach.classes.flatMap((each) => counts('到達（学級）', each.name, each)),
    ...reach.byHow.map(({ how, households }): Row => ['届いた方法', number, '', howWords(how), households, '']),
    ...LISTS.flatMap((list) =>
      reach.lists
        .filter((each) => each.list === list)
        .map(({ households }): Row => ['一覧', number, '', LIST_WORDS[list], households, '']),
    ),
    ...reach.answers.map(({ answer, households }): Row => ['返事', number, '', receiptWords(answer), households, '']),
    ...reach.places.map(({ name, state, at: when }): Row => [
      '掲示板・放送',
      number,
      name,
      state === 'open' ? '未確認' : receiptWords(state),
      '',
      at(when),
    ]),
  ];
}

function leakRows({ leaks }: Report): Row[] {
  if (leaks === undefined) return [['訓練の漏れ', '', '', '本番のため対象外', '', '']];
  return [
    ['訓練の漏れ', '', '', '参加していない宛先への試行', leaks.attempts, ''],
    ['訓練の漏れ', '', '', '参加していない世帯の受領', leaks.receipts, ''],
    ['訓練の漏れ', '', '', '判定できない', leaks.unclear, ''],
    ['訓練の漏れ', '', '', '数え方', LEAKS_COUNTED, ''],
  ];
}
