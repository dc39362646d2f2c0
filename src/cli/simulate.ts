import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startHub } from '../hub.js';
import { readConfig } from '../platform/config/hub-config.js';
import { freePort } from '../platform/database/embedded.js';
import { startSinks } from './demo-sinks.js';
import type { Account } from './simulation/account.js';
import { simulate } from './simulation/simulation.js';

const OUT = resolve('simulation-out');
const { values } = parseArgs({
  options: {
    households: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '240' },
  },
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Every so many minutes one line; the file has them all. */
const EVERY = 15;

function lineOf(account: Account): string {
  const cells = [
    account.minute,
    account.reached,
    account.households - account.reached,
    account.trying,
    account.call,
    account.fax,
    account.visit,
    account.answered,
  ];
  return cells.map((cell) => String(cell).padStart(8)).join('');
}

/** `npm run simulate`: a town, an evacuation order, and where every household stands at each minute. */
async function run(): Promise<number> {
  const plan = { households: Number(values.households), seed: Number(values.seed), minutes: Number(values.minutes) };
  if (!Object.values(plan).every((value) => Number.isInteger(value) && value > 0)) {
    say('--households、--seed、--minutes には 1 以上の整数を書いてください (whole numbers above 0).');
    return 2;
  }
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(join(OUT, 'hub'), { recursive: true, mode: 0o755 });
  const sinks = await startSinks(OUT);
  const { CITY } = process.env;
  const config = readConfig({
    LOG_LEVEL: 'error',
    ...(CITY === undefined ? {} : { CITY }),
    PORT: String(await freePort()),
    DATA_DIR: join(OUT, 'hub'),
    ...sinks.environment,
  });
  const hub = await startHub(config, say);
  try {
    const result = await simulate(hub, sinks, plan, say);
    say('\n      分    届いた   未達    試行中  電話名簿 FAX名簿 訪問名簿    返事');
    for (const account of result.accounts) if (account.minute % EVERY === 0) say(lineOf(account));
    const last = result.accounts.at(-1);
    say(`\n届いた方法 (by how): ${JSON.stringify(last?.byHow)}　受け取った確認 (receipts): ${result.receipts}`);
    for (const mistake of result.mistakes.slice(0, 20)) say(`合いません (does not add up): ${mistake}`);
    say(
      result.mistakes.length === 0
        ? `${plan.minutes + 1} 分すべてで数が合い、${last?.households} 世帯のすべてが「届いた」か、ただ一つの名簿にあります (all add up).`
        : `${result.mistakes.length} か所で数が合いません (mistakes).`,
    );
    writeFileSync(join(OUT, 'accounts.json'), `${JSON.stringify(result, undefined, 2)}\n`);
    return result.mistakes.length === 0 ? 0 : 1;
  } finally {
    await hub.close();
    await sinks.stop();
    rmSync(join(OUT, 'hub'), { recursive: true, force: true });
  }
}

process.exit(await run());
