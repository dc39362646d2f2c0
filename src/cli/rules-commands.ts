import { existsSync, readFileSync, statSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../accounts/actor.js';
import type { RuleTable } from '../alerts/rule-table.js';
import { RulesService } from '../alerts/rules.service.js';
import { AudienceService } from '../audience/audience.service.js';
import { laneOf, type VersionContent } from '../domain/alert.js';
import { placeText } from '../domain/area.js';
import { isRefusal, type Refusal } from '../domain/lifecycle.js';
import { EFFECT_LABELS } from '../domain/merge.js';
import type { IssueRule } from '../domain/profile.js';
import type { Tried } from '../intake/replay/replay.js';
import { SimulatorService, type Compared, type Trial } from '../intake/simulator.service.js';
import { readConfig } from '../platform/config/hub-config.js';
import { findSource } from '../sources/index.js';
import type { Command, Given, Said } from './commands.js';
import { withHub } from './context.js';
import { mediaTypeOf } from './media-type.js';

/** Who works on the machine itself, for the audit trail. */
const AT_THE_MACHINE: Actor = { id: 'cli', name: '運用の端末', role: 'administrator', organisation: 'city' };

/** What goes out by itself: look, try, put into force. */
export const rulesCommands: Command[] = [
  {
    words: ['rules', 'show'],
    usage: 'rules show',
    text: 'いまの規則の表と、案を見る (the table of rules in force, and proposals)',
    run: () => withHub(showRules),
  },
  {
    words: ['rules', 'propose'],
    usage: 'rules propose FILE.json',
    text: '規則の表の案を登録する (keep a new table beside it)',
    run: ({ positionals: [file] }) =>
      file === undefined ? Promise.resolve('usage') : withHub((app) => proposeRules(app, file)),
  },
  {
    words: ['rules', 'simulate'],
    usage: 'rules simulate FILES... [--table N] [--source S]',
    text: '電文で規則を試し、だれに何が届くかを見る (what the rules would send)',
    run: (given) =>
      given.positionals.length === 0 ? Promise.resolve('usage') : withHub((app) => simulate(app, given)),
  },
  {
    words: ['rules', 'activate'],
    usage: 'rules activate N',
    text: '試した表を有効にする (put a table into force that was tried)',
    run: ({ positionals: [number] }) => withHub((app) => activate(app, Number(number))),
  },
];

async function showRules(app: INestApplicationContext): Promise<Said> {
  const rules = app.get(RulesService, { strict: false });
  const [inForce, tables] = [await rules.inForce(), await rules.list()];
  const lines = [
    'いまの表 (in force):',
    ...inForce.map((rule, index) => `  ${index + 1}. ${rule.name} … ${DECISIONS[rule.decide]}`),
    ...tables.map(
      (table) => `案 ${table.number} ${table.state} ${table.lookedAt === undefined ? '未確認' : '確認済み'}`,
    ),
  ];
  return { ok: true, json: { ok: true, inForce, tables }, text: lines.join('\n') };
}

const DECISIONS: Record<IssueRule['decide'], string> = { issue: '自動で発信', approve: '職員が判断', show: '掲載のみ' };

async function proposeRules(app: INestApplicationContext, file: string): Promise<Said> {
  const made = await app
    .get(RulesService, { strict: false })
    .propose(AT_THE_MACHINE, JSON.parse(readFileSync(file, 'utf8')));
  if (isRefusal(made)) return refusal(made);
  const text = `案 ${made.number} を登録しました。先に試してください: npm run hub -- rules simulate FILES... --table ${made.number}`;
  return { ok: true, json: { ok: true, table: made }, text };
}

async function activate(app: INestApplicationContext, number: number): Promise<Said | 'usage'> {
  if (!Number.isInteger(number)) return 'usage';
  const made = await app.get(RulesService, { strict: false }).activate(AT_THE_MACHINE, number);
  if (isRefusal(made)) return refusal(made);
  return { ok: true, json: { ok: true, table: made }, text: `表 ${number} を有効にしました (in force)` };
}

async function simulate(app: INestApplicationContext, given: Given): Promise<Said> {
  const tried = triedFrom(given);
  if (!Array.isArray(tried)) return refusal(tried);
  const rules = app.get(RulesService, { strict: false });
  const table = await tableOf(rules, given);
  if (table !== undefined && isRefusal(table)) return refusal(table);
  const trial = await app.get(SimulatorService, { strict: false }).try(tried, table?.rules ?? (await rules.inForce()));
  const told = await Promise.all(trial.compared.map((each) => describe(app, each)));
  // Who tries a table on the command line has its result before their eyes.
  if (table !== undefined) await rules.lookedAt(AT_THE_MACHINE, table.number, table.hash);
  return {
    ok: true,
    json: { ok: true, notices: trial.notices, steps: told, asides: trial.asides },
    text: printed(trial, told),
  };
}

async function tableOf(rules: RulesService, given: Given): Promise<RuleTable | Refusal | undefined> {
  const number = given.options['table'];
  if (typeof number !== 'string') return undefined;
  return (await rules.get(Number(number))) ?? NO_TABLE;
}

const NO_TABLE: Refusal = {
  code: 'no-such-table',
  ja: 'その番号の規則の表はありません。rules show で番号を確かめてください。',
  en: 'No such table. See `rules show`.',
};

/** Files, or all files of a folder, for one source. */
function triedFrom(given: Given): Tried[] | Refusal {
  const source = findSource(String(given.options['source'] ?? 'jma-xml'));
  const missing = given.positionals.find((path) => !existsSync(path));
  if (source === undefined || missing !== undefined) {
    return {
      code: 'no-such-file',
      ja: source === undefined ? 'その情報源はありません。' : `ファイルがありません：${missing}`,
      en: 'Name existing files, and a source of /intake.',
    };
  }
  const organisation = readConfig(process.env).profile.organisations.find((each) => source.by.includes(each.kind));
  const files = given.positionals.flatMap((path) =>
    statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path],
  );
  return files
    .filter((file) => statSync(file).isFile() && !file.endsWith('.md'))
    .map((file) => ({
      name: basename(file),
      source: source.name,
      organisation: organisation?.code ?? 'city',
      mediaType: mediaTypeOf(source, file),
      bytes: readFileSync(file),
    }));
}

interface Told {
  at: string;
  name: string;
  headline: string;
  effect: string;
  sent: boolean;
  differs: boolean;
  rule: string;
  lane?: string;
  place?: string;
  audience?: Record<string, number>;
}

async function describe(app: INestApplicationContext, { tried, differs }: Compared): Promise<Told> {
  const common = {
    at: tried.at,
    name: tried.name,
    headline: tried.headline,
    effect: EFFECT_LABELS[tried.effect].ja,
    sent: tried.sent !== undefined,
    differs,
    rule: tried.rule,
  };
  return tried.sent === undefined ? common : { ...common, ...(await reachOf(app, tried.sent)) };
}

async function reachOf(
  app: INestApplicationContext,
  content: VersionContent,
): Promise<{ lane: string; place: string; audience: Record<string, number> }> {
  const { profile } = readConfig(process.env);
  const { byChannel } = await app.get(AudienceService, { strict: false }).count(content);
  return { lane: laneOf(content), place: placeText(profile, content.areas, 'ja'), audience: byChannel };
}

function printed(trial: Trial, told: readonly Told[]): string {
  const lines = told.map((step) => {
    const ways = Object.entries(step.audience ?? {}).map(([channel, count]) => `${channel} ${count}`);
    const what = step.sent ? `送る → ${step.place}（${ways.join('、')}）` : '送らない';
    return `${step.at} ${step.differs ? '★ ' : ''}${what} ${step.headline} ［${step.effect}${step.rule === '' ? '' : `；${step.rule}`}］ ${step.name}`;
  });
  const problems = trial.asides.filter((aside) => aside.isProblem);
  return [
    ...lines,
    ...problems.map((aside) => `職員の確認が必要：${aside.name} ${aside.ja}`),
    `電文 ${trial.notices} 通、送る ${told.filter((step) => step.sent).length} 通、送らない ${told.filter((step) => !step.sent).length} 通、この市に関係しない ${trial.asides.length - problems.length} 通、要確認 ${problems.length} 通（★＝いまの表と違う）`,
  ].join('\n');
}

function refusal(words: Refusal): Said {
  return { ok: false, json: { ok: false, ...words }, text: `${words.ja} ${words.en}` };
}
