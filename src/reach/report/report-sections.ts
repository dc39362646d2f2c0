import { STATE_LABELS } from '../../domain/lifecycle.js';
import { isLanguage, htmlLang, LANGUAGE_NAMES } from '../../domain/language.js';
import { mark } from '../../domain/marking.js';
import { OUTCOMES, REASONS } from '../../domain/outcome.js';
import type { HouseholdCount, ReachFigures } from '../figures.js';
import {
  channelWords,
  howWords,
  LEAKS_COUNTED,
  LIST_WORDS,
  MESSAGE_TYPE_WORDS,
  OUTCOME_WORDS,
  receiptWords,
  timeText,
} from './report-words.js';
import type { Report, ReportVersion, Wording } from './report.js';

/** What the template sets: headings, paragraphs, tables and texts. Data only, never Typst source. */
export interface Paper {
  title: string;
  city: string;
  mark: string;
  date: { year: number; month: number; day: number };
  facts: [string, string][];
  sections: PaperSection[];
  foot: string;
}

export interface PaperSection {
  level: 1 | 2;
  heading: string;
  paragraphs: string[];
  tables: PaperTable[];
  texts: PaperText[];
}

export interface PaperTable {
  head: string[];
  /** 1 = this column holds numbers. */
  numeric: number[];
  rows: string[][];
}

export interface PaperText {
  label: string;
  lang: string;
  lines: string[];
}

const n = (value: number): string => value.toLocaleString('en-US');
const section = (level: 1 | 2, heading: string, more: Partial<PaperSection> = {}): PaperSection => ({
  level,
  heading,
  paragraphs: [],
  tables: [],
  texts: [],
  ...more,
});

export function paperOf(report: Report): Paper {
  const at = (moment: Date | string | undefined): string =>
    moment === undefined ? '—' : timeText(moment, report.zone);
  const [year = 2000, month = 1, day = 1] = at(report.madeAt).slice(0, 10).split('-').map(Number);
  const newest = report.versions.at(-1)?.reach;
  return {
    title: report.headline,
    city: report.city,
    mark: mark(report.kind, 'ja'),
    date: { year, month, day },
    facts: [
      ['情報番号', report.shortId],
      ['状態', `${report.isOver ? '終わりました' : '途中の報告です'}（${stateWords(report.state)}）`],
      ['作成', at(report.madeAt)],
      ...(newest === undefined ? [] : sumFacts(newest)),
    ],
    sections: [
      section(1, '経過', {
        tables: [
          {
            head: ['時刻', 'できごと'],
            numeric: [0, 0],
            rows: report.timeline.map(({ at: when, what }) => [at(when), what]),
          },
        ],
      }),
      ...report.versions.flatMap((version) => versionSections(version, at)),
      leakSection(report),
      section(1, '送った文面', { paragraphs: ['経路と言語ごとに、送ったとおりの文面です。'] }),
      ...report.versions.flatMap(({ number, wording }) =>
        wording.length === 0 ? [] : [section(2, `第${number}報の文面`, { texts: wording.map(textOf) })],
      ),
    ],
    foot: `${report.city} 届け　情報番号 ${report.shortId}　個人の名前・住所・電話番号は含みません`,
  };
}

function stateWords(state: string): string {
  return state in STATE_LABELS ? STATE_LABELS[state as keyof typeof STATE_LABELS].ja : state;
}

function sumFacts(reach: ReachFigures): [string, string][] {
  return [
    [
      '最後の報の到達',
      `${n(reach.households)}世帯のうち ${n(reach.reached)}世帯に届き、${n(reach.unreached)}世帯に届いていません`,
    ],
    ['助けが必要', `${n(reach.needsHelp)}世帯`],
  ];
}

function versionSections(version: ReportVersion, at: (moment: Date | string | undefined) => string): PaperSection[] {
  const { reach } = version;
  const outcomes = OUTCOMES.filter((outcome) => outcome !== 'retry');
  return [
    section(1, `第${version.number}報（${MESSAGE_TYPE_WORDS[version.messageType]}）`, {
      paragraphs: [
        `発信 ${at(version.issuedAt)}　最初の引渡し ${at(version.firstHandOffAt)}　最後の引渡し ${at(version.lastHandOffAt)}`,
      ],
    }),
    section(2, '経路ごとの結果（宛先の数）', {
      tables: [
        {
          head: ['経路', '対象', ...outcomes.map((outcome) => OUTCOME_WORDS[outcome])],
          numeric: [0, 1, ...outcomes.map(() => 1)],
          rows: version.channels.map(({ label, figures }) => [
            label,
            n(figures.owed),
            ...outcomes.map((outcome) => n(figures[outcome])),
          ]),
        },
      ],
    }),
    section(2, '届かなかった理由', {
      paragraphs: version.failures.length === 0 ? ['ありません。'] : [],
      tables: [
        {
          head: ['経路', '理由', '宛先'],
          numeric: [0, 0, 1],
          rows: version.failures.map(({ channel, reason, addresses }) => [
            channelWords(channel),
            REASONS[reason].label.ja,
            n(addresses),
          ]),
        },
      ],
    }),
    section(2, '受領と返信', {
      paragraphs: version.receipts.length === 0 ? ['ありません。'] : [],
      tables: [
        {
          head: ['受領', '件数', '最初', '最後'],
          numeric: [0, 1, 0, 0],
          rows: version.receipts.map(({ kind, count, first, last }) => [
            receiptWords(kind),
            n(count),
            at(first),
            at(last),
          ]),
        },
      ],
    }),
    ...(reach === undefined ? [] : reachSections(reach, at)),
  ];
}

const COUNT_HEAD = ['世帯', '届いた', '返事', 'まだ', '一覧に', '要支援'];
const countCells = (count: HouseholdCount): string[] =>
  [count.households, count.reached, count.acknowledged, count.unreached, count.onList, count.needsHelp].map(n);
const countTable = (name: string, rows: readonly (HouseholdCount & { name: string })[]): PaperTable => ({
  head: [name, ...COUNT_HEAD],
  numeric: [0, 1, 1, 1, 1, 1, 1],
  rows: rows.map((row) => [row.name, ...countCells(row)]),
});

function reachSections(reach: ReachFigures, at: (moment: Date | string | undefined) => string): PaperSection[] {
  const pairs = (head: string, rows: [string, number][]): PaperTable => ({
    head: [head, '世帯'],
    numeric: [0, 1],
    rows: rows.map(([label, value]) => [label, n(value)]),
  });
  return [
    section(2, '町ごとの到達（世帯）', { tables: [countTable('町', [...reach.towns, { ...reach, name: '合計' }])] }),
    ...(reach.classes.length === 0
      ? []
      : [section(2, '学級ごとの到達（家庭）', { tables: [countTable('学級', reach.classes)] })]),
    section(2, '届いた方法、一覧、返事', {
      tables: [
        pairs(
          '届いた方法',
          reach.byHow.map(({ how, households }) => [howWords(how), households]),
        ),
        pairs(
          '残っている一覧',
          reach.lists.map(({ list, households }) => [LIST_WORDS[list], households]),
        ),
        pairs(
          '返事',
          reach.answers.map(({ answer, households }) => [receiptWords(answer), households]),
        ),
      ],
    }),
    ...(reach.places.length === 0
      ? []
      : [
          section(2, '掲示板と放送', {
            tables: [
              {
                head: ['場所', '状態', '時刻'],
                numeric: [0, 0, 0],
                rows: reach.places.map((place) => [
                  place.name,
                  place.state === 'open' ? '未確認' : receiptWords(place.state),
                  at(place.at),
                ]),
              },
            ],
          }),
        ]),
  ];
}

function leakSection({ leaks }: Report): PaperSection {
  if (leaks === undefined) return section(1, '訓練の漏れ', { paragraphs: ['訓練ではないため、対象外です。'] });
  return section(1, '訓練の漏れ', {
    paragraphs: [LEAKS_COUNTED],
    tables: [
      {
        head: ['数えたもの', '件数'],
        numeric: [0, 1],
        rows: [
          ['参加していない宛先への試行', n(leaks.attempts)],
          ['参加していない世帯の受領', n(leaks.receipts)],
          ['判定できない', n(leaks.unclear)],
        ],
      },
    ],
  });
}

function textOf({ channel, language, text, places }: Wording): PaperText {
  const isKnown = isLanguage(language);
  const name = isKnown ? LANGUAGE_NAMES[language] : language;
  return {
    label: `${channelWords(channel)}　${name}${places > 1 ? `（${places}か所のうち最初の場所）` : ''}`,
    lang: isKnown ? htmlLang(language) : 'ja',
    lines: text.split(/\r?\n/),
  };
}
