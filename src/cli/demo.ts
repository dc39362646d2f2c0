import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KeysService } from '../accounts/keys.service.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { AudienceService } from '../audience/audience.service.js';
import { ResidentsService } from '../audience/residents.service.js';
import { newestOf } from '../alerts/alert-record.js';
import { BulletinsService } from '../delivery/bulletins.service.js';
import { startHub, type Hub } from '../hub.js';
import type { Progress } from '../ledger/progress.js';
import { ProgressService } from '../monitor/progress.service.js';
import { ReachFiguresService } from '../reach/figures.service.js';
import { ReachService } from '../reach/reach.service.js';
import { readConfig } from '../platform/config/hub-config.js';
import { freePort } from '../platform/database/embedded.js';
import { untilSoundIsMade, writeArtefacts } from './demo-artefacts.js';
import { writePapers } from './demo-papers.js';
import { summarise, type DemoSummary } from './demo-summary.js';
import { seedResidents } from './residents.js';
import { heavyRainTelegram } from './sample-telegram.js';
import { startSinks, type Sinks } from './demo-sinks.js';

const OUT = resolve('demo-out');
const { values } = parseArgs({
  options: {
    residents: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
  },
  strict: false,
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The main job on one screen: a telegram in, every way out, on this machine only. */
async function demo(residents: number, seed: number, keep: boolean): Promise<number> {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(join(OUT, 'hub'), { recursive: true, mode: 0o755 });
  const sinks = await startSinks(OUT);
  const port = await freePort();
  const config = readConfig({
    ...demoEnvironment(process.env),
    PORT: String(port),
    DATA_DIR: join(OUT, 'hub'),
    ...sinks.environment,
  });
  const hub = await startHub(config, say);
  try {
    const { profile } = config;
    const isTerminal = process.stdout.isTTY;
    const service = hub.app.get(ResidentsService, { strict: false });
    const added = await seedResidents(
      service,
      { residents, seed, profile, pushDevice: () => sinks.device() },
      (n) => isTerminal && process.stdout.write(`\r合成の世帯を登録中 (households): ${n}`),
    );
    say(
      `${isTerminal ? '\n' : ''}${profile.name.ja}の合成住民 ${residents} 人、${added.households} 世帯、連絡手段 ${added.ways} を登録しました（うち数件は届かない宛先です）`,
    );
    await sinks.spoil(seed);
    const { alertId, receivedAt } = await handIn(hub, heavyRainTelegram(profile, new Date()));
    say('気象庁の電文（大雨危険警報・レベル４）を POST /intake/jma-xml に渡しました');
    await watch(hub, alertId);
    const summary = await collect(hub, sinks, { alertId, receivedAt, residents, households: added.households });
    printSummary(summary);
    if (keep) await untilInterrupted(hub);
    return summary.addsUp ? 0 : 1;
  } finally {
    await hub.close();
    await sinks.stop();
    rmSync(join(OUT, 'hub'), { recursive: true, force: true });
  }
}

/** The demo never looks at the town's own settings: it could reach real people. */
function demoEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const { CITY, REDIS_URL } = env;
  return {
    LOG_LEVEL: 'error',
    ...(CITY === undefined ? {} : { CITY }),
    ...(REDIS_URL === undefined ? {} : { REDIS_URL }),
  };
}

async function handIn(hub: Hub, telegram: string): Promise<{ alertId: string; receivedAt: Date }> {
  const key = await hub.app.get(KeysService, { strict: false }).create('city', ['intake', 'read']);
  if (typeof key !== 'string') throw new Error(key.en);
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/xml' };
  const receivedAt = new Date();
  const answer = await fetch(`${hub.url}/intake/jma-xml`, { method: 'POST', headers, body: telegram });
  const { noticeId } = (await answer.json()) as { noticeId: string };
  for (let tries = 0; tries < 200; tries += 1) {
    const notice = (await (await fetch(`${hub.url}/api/notices/${noticeId}`, { headers })).json()) as {
      alertIds: string[];
      state: string;
    };
    if (notice.alertIds[0] !== undefined) return { alertId: notice.alertIds[0], receivedAt };
    if (notice.state === 'quarantined') throw new Error(`the telegram was quarantined: ${JSON.stringify(notice)}`);
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error('the telegram was not parsed in time');
}

/** Prints the figures as they move, until every address has its last word. */
async function watch(hub: Hub, alertId: string): Promise<void> {
  const progress = hub.app.get(ProgressService, { strict: false });
  const alerts = hub.app.get(AlertsService, { strict: false });
  const deadline = Date.now() + 120_000;
  let last = '';
  while (Date.now() < deadline) {
    const [record, figures] = await Promise.all([alerts.get(alertId), progress.progress(alertId)]);
    if (record === undefined || figures === undefined) throw new Error('the alert vanished');
    const line = lineOf(figures);
    if (line !== last && process.stdout.isTTY) process.stdout.write(`\r${line}`);
    else if (line !== last) say(line);
    last = line;
    if (await progress.isSettled(record)) return;
    await new Promise((done) => setTimeout(done, 150));
  }
  throw new Error('not everything was settled within two minutes');
}

function lineOf(figures: Progress): string {
  return Object.entries(figures.channels)
    .map(([name, channel]) => `${name} ${channel.owed - channel.open}/${channel.owed}`)
    .join('  ');
}

async function collect(
  hub: Hub,
  sinks: Sinks,
  about: { alertId: string; receivedAt: Date; residents: number; households: number },
): Promise<DemoSummary> {
  const record = await hub.app.get(AlertsService, { strict: false }).get(about.alertId);
  const progress = hub.app.get(ProgressService, { strict: false });
  const figures = await progress.progress(about.alertId);
  if (record === undefined || figures === undefined) throw new Error('the alert vanished');
  await hub.app.get(ReachService, { strict: false }).follow();
  const reach = await hub.app.get(ReachFiguresService, { strict: false }).reach(record);
  const count = await hub.app.get(AudienceService, { strict: false }).count(newestOf(record).content);
  await untilSoundIsMade(OUT);
  writeArtefacts(OUT, sinks);
  await writePapers(OUT, hub.app.get(BulletinsService, { strict: false }), record);
  const summary = summarise({ record, figures, reach, count, ...about });
  writeFileSync(join(OUT, 'summary.json'), `${JSON.stringify(summary, undefined, 2)}\n`);
  return summary;
}

function printSummary(summary: DemoSummary): void {
  say(`\n${summary.headline}（番号 ${summary.number}）`);
  say('経路          対象   引渡し   失敗   停止');
  for (const [name, channel] of Object.entries(summary.channels)) {
    const cells = [channel.owed, channel.handedOff, channel.failed, channel.suspended].map((figure) =>
      String(figure).padStart(6),
    );
    say(`${name.padEnd(12)}${cells.join(' ')}`);
  }
  say(
    `受信から最初の引渡しまで ${summary.milliseconds.receiptToFirstHandOff} ミリ秒、最後まで ${summary.milliseconds.receiptToLastHandOff} ミリ秒`,
  );
  say(
    `デジタルの連絡手段がない世帯：${summary.households.withoutDigitalWay} / ${summary.households.all}（掲示・放送・訪問で届けます）`,
  );
  say(`成果物は demo-out/ にあります（mail/ line/ push/ fm/ catv/ bulletin/ summary.json）`);
}

async function untilInterrupted(hub: Hub): Promise<void> {
  say(`\n画面を見るには ${hub.url}/ 、終了は Ctrl-C`);
  if (hub.setupLink !== undefined) say(`職員の画面は、まず管理者を作ってください：${hub.setupLink}`);
  await new Promise<void>((done) => {
    process.once('SIGINT', done);
    process.once('SIGTERM', done);
  });
}

process.exit(await demo(Number(values.residents), Number(values.seed), values.keep === true));
