import { readFileSync } from 'node:fs';
import { AccountsService } from '../accounts/accounts.service.js';
import { SCOPES, type Scope } from '../accounts/actor.js';
import { AuditService } from '../accounts/audit.service.js';
import { KeysService } from '../accounts/keys.service.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { isRefusal } from '../domain/lifecycle.js';
import { IntakeService } from '../intake/intake.service.js';
import { ParseService } from '../intake/parse.service.js';
import { readConfig } from '../platform/config/hub-config.js';
import { findSource } from '../sources/index.js';
import type { Source } from '../sources/source.js';
import { withHub } from './context.js';
import { mediaTypeOf } from './media-type.js';
import { heavyRainTelegram } from './sample-telegram.js';

export interface Given {
  positionals: string[];
  options: Record<string, string | boolean | undefined>;
}

/** What a command says: one JSON document, or lines for a person. */
export interface Said {
  ok: boolean;
  json: Record<string, unknown>;
  text: string;
}

export interface Command {
  words: string[];
  usage: string;
  text: string;
  /** `usage` = called wrongly. */
  run(given: Given): Promise<Said | 'usage'>;
}

export function said(json: Record<string, unknown>, text: string): Said {
  return { ok: true, json: { ok: true, ...json }, text };
}

export function refusedWith(words: { ja: string; en: string; code?: string }): Said {
  return { ok: false, json: { ok: false, ...words }, text: `${words.ja} ${words.en}` };
}

export function option(given: Given, name: string): string | undefined {
  const value = given.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The operator's command line. Only what is built is listed. */
export const commands: Command[] = [
  {
    words: ['migrate'],
    usage: 'migrate',
    text: '表を最新にする (bring the database up to date)',
    run: () => withHub(() => Promise.resolve(said({}, '最新です (up to date)'))),
  },
  {
    words: ['config', 'check'],
    usage: 'config check',
    text: '設定を確かめる (check the settings)',
    run: () => {
      const config = readConfig(process.env);
      const channels = Object.fromEntries(
        [...config.channelSettings].map(([name, settings]) => [
          name,
          settings === undefined ? 'sandbox' : 'configured',
        ]),
      );
      return Promise.resolve(
        said(
          { city: config.profile.id, channels },
          `設定に誤りはありません（${config.profile.name.ja}）。${JSON.stringify(channels)}`,
        ),
      );
    },
  },
  {
    words: ['admin', 'create'],
    usage: 'admin create --email E --password-stdin [--name N]',
    text: '管理者を作る (make an administrator)',
    run: createAdmin,
  },
  {
    words: ['key', 'create'],
    usage: 'key create --organisation O --scope S[,S]',
    text: '鍵を作り一度だけ表示する (make an API key)',
    run: createKey,
  },
  {
    words: ['intake'],
    usage: 'intake SOURCE FILE [--organisation O]',
    text: 'ファイルを情報源として取り込む (hand in a file)',
    run: intake,
  },
  { words: ['alert', 'show'], usage: 'alert show ID', text: '情報を1件見る (show one alert)', run: showAlert },
  { words: ['drill', 'run'], usage: 'drill run', text: '訓練の大雨情報を流す (run a heavy-rain drill)', run: runDrill },
  {
    words: ['audit', 'verify'],
    usage: 'audit verify',
    text: '監査記録の鎖を確かめる (check the audit chain)',
    run: verifyAudit,
  },
];

async function createAdmin(given: Given): Promise<Said | 'usage'> {
  const email = option(given, 'email');
  if (email === undefined || given.options['password-stdin'] !== true) return 'usage';
  const password = readFileSync(0, 'utf8').replace(/\r?\n$/, '');
  return withHub(async (app) => {
    const city = readConfig(process.env).profile.organisations.find((each) => each.kind === 'city')?.code ?? 'city';
    const made = await app.get(AccountsService, { strict: false }).addStaff({
      email,
      password,
      name: option(given, 'name') ?? '管理者',
      role: 'administrator',
      organisation: city,
    });
    return isRefusal(made) ? refusedWith(made) : said({ id: made.id }, `管理者を作りました (made): ${made.id}`);
  });
}

async function createKey(given: Given): Promise<Said | 'usage'> {
  const organisation = option(given, 'organisation');
  const scopes = (option(given, 'scope') ?? '')
    .split(',')
    .filter((scope): scope is Scope => (SCOPES as readonly string[]).includes(scope));
  if (organisation === undefined || scopes.length === 0) return 'usage';
  return withHub(async (app) => {
    const key = await app.get(KeysService, { strict: false }).create(organisation, scopes);
    return isRefusal(key)
      ? refusedWith(key)
      : said({ key, organisation, scopes }, `鍵（二度と表示しません）(shown once):\n${key}`);
  });
}

async function intake(given: Given): Promise<Said | 'usage'> {
  const [name, file] = given.positionals;
  const source = findSource(name ?? '');
  if (source === undefined || file === undefined) return 'usage';
  const from = { organisation: option(given, 'organisation') ?? 'city', mediaType: mediaTypeOf(source, file) };
  return handIn(source, readFileSync(file), from);
}

/** Hands bytes in as if they had come over HTTP, and says what became of them. */
function handIn(source: Source, bytes: Uint8Array, from: { organisation: string; mediaType: string }): Promise<Said> {
  return withHub(async (app) => {
    const service = app.get(IntakeService, { strict: false });
    if (!service.mayHandIn(source, from.organisation)) {
      const kinds = source.by.join('、');
      return refusedWith({
        ja: `この情報源は、種類が ${kinds} の組織のものです。--organisation で指定してください。`,
        en: `Name an organisation of kind ${kinds}.`,
      });
    }
    const { noticeId, duplicateOf } = await service.receive(source, bytes, from);
    await app.get(ParseService, { strict: false }).parse(noticeId);
    const notice = await service.notice(noticeId);
    if (notice === undefined) throw new Error('the notice vanished');
    const words = notice.problem ?? notice.note ?? { ja: '', en: '' };
    const before = duplicateOf === undefined ? '' : '（同じ内容を受信済み）';
    const ok = notice.state === 'parsed';
    const json = { ok, noticeId, duplicateOf, state: notice.state, alertIds: notice.alertIds, ...words };
    return { ok, json, text: `${noticeId} ${notice.state} ${before} ${words.ja}` };
  });
}

async function showAlert(given: Given): Promise<Said | 'usage'> {
  const [id] = given.positionals;
  if (id === undefined) return 'usage';
  return withHub(async (app) => {
    const alerts = app.get(AlertsService, { strict: false });
    const record = (await alerts.get(id)) ?? (await alerts.byShortId(id));
    if (record === undefined) return refusedWith({ ja: 'その番号の情報はありません。', en: 'No such alert.' });
    const lines = record.versions.map(
      (version) =>
        `第${version.number}報 ${version.issuedAt?.toISOString() ?? '未発信'} ${version.content.texts.ja.headline}`,
    );
    return said({ alert: record }, [`${record.shortId} ${record.state}`, ...lines].join('\n'));
  });
}

async function runDrill(): Promise<Said> {
  const source = findSource('jma-xml');
  if (source === undefined) throw new Error('no source jma-xml');
  const bytes = Buffer.from(heavyRainTelegram(readConfig(process.env).profile, new Date(), '訓練'));
  const said = await handIn(source, bytes, { organisation: 'city', mediaType: 'application/xml' });
  return { ...said, text: `訓練を流しました (drill started)：${said.text}。hub が動いていれば、参加者へ届きます。` };
}

async function verifyAudit(): Promise<Said> {
  return withHub(async (app) => {
    const result = await app.get(AuditService, { strict: false }).verify();
    if (result.firstBad === undefined)
      return said({ ...result }, `監査記録 ${result.lines} 件は、書かれたときのままです (intact)`);
    return {
      ok: false,
      json: { ok: false, ...result },
      text: `監査記録の ${result.firstBad} 件目が書き換えられています (tampered)`,
    };
  });
}
