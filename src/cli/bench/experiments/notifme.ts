import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Library, LibraryReply, LibraryRun } from '../libraries-process.js';
import { subscriptions } from '../population.js';
import { median, perSecond } from '../statistics.js';
import { textsOf, type Texts } from '../texts.js';
import type { Experiment, Finding } from './experiment.js';
import type { Lab } from './lab.js';
import { rateOf, wholeAlerts } from './rounds.js';

const WIDTHS = [20, 50] as const;
/** A, B, A, B: a machine that is not ours alone changes meanwhile. */
const ROUNDS = 2;
const PAIRS = {
  email: { ours: 'email', theirs: 'notifme-sdk mail', beside: 'nodemailer pool', count: 1_500 },
  'web-push': { ours: 'web-push', theirs: 'notifme-sdk push', beside: 'web-push', count: 3_000 },
} as const;

/** The package that one would take instead, as its own page says to use it. */
export const notifme: Experiment = {
  name: 'notifme',
  about: {
    ja: 'npm の notifme-sdk（メールとプッシュ、同時 20・50）との比。いまの nodemailer と web-push も並べる',
    en: 'against the package notifme-sdk (mail and web push, 20 and 50 at once), with nodemailer and web-push beside it',
  },
  minutes: 3,
  async run(lab) {
    const texts = await textsOf(lab.config().profile, new Date());
    const findings: Finding[] = [];
    for (const mix of ['email', 'web-push'] as const) findings.push(await onChannel(lab, mix, texts));
    return findings;
  },
};

async function onChannel(lab: Lab, mix: keyof typeof PAIRS, texts: Texts): Promise<Finding> {
  const { theirs, beside } = PAIRS[mix];
  const rates = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const width of WIDTHS) {
      for (const library of [theirs, beside]) {
        const name = `${library}（同時 ${width}）`;
        rates.set(name, [...(rates.get(name) ?? []), await rateOfLibrary(lab, { mix, library, width }, texts)]);
      }
    }
  }
  const town = await lab.town(`notifme_${mix.replace('-', '_')}`, { mix, residents: Math.ceil(lab.size / 10) });
  const run = await wholeAlerts(lab, town, { backend: 'postgresql', rounds: 3 });
  await lab.forget(town);
  const ours = rateOf(run.rounds);
  const best = Math.max(...[...rates].filter(([name]) => name.startsWith(theirs)).map(([, each]) => median(each)));
  const told = [...rates].map(([name, each]) => `${name} ${Math.round(median(each))}/秒`).join('、');
  return {
    target: `notifme-sdk に対して (against notifme-sdk), ${mix}`,
    must: 6,
    aim: 10,
    better: 'higher',
    unit: 'x',
    reached: ours / best,
    meaning: `hub ${Math.round(ours)}/秒（台帳・宛先の読み出し込み、PostgreSQL）。${told}。速いほうの notifme-sdk で割る。目標は1人1ジョブと同じに置いた`,
  };
}

async function rateOfLibrary(
  lab: Lab,
  what: { mix: keyof typeof PAIRS; library: Library; width: number },
  texts: Texts,
): Promise<number> {
  const { receivers } = lab.machines;
  const { count } = PAIRS[what.mix];
  lab.say(`部品だけを測っています (library): ${what.library}, ${what.width}`);
  await receivers.reset();
  const { addresses } = receivers;
  const subscription = subscriptions([addresses.pushHttp1Origin])(0);
  const { subject, text, html, pushPayload } = texts;
  const { library, width } = what;
  const sent = { subject, text, html, pushPayload };
  const reply = await inProcess({ library, width, count, addresses, texts: sent, subscription }, lab);
  if ('problem' in reply) throw new Error(`${library}: ${reply.problem}`);
  const got = (await receivers.read())[what.mix].messages;
  if (got < count) throw new Error(`${library}: ${got} of ${count} arrived`);
  return perSecond(count, reply.ms);
}

async function inProcess(run: LibraryRun, lab: Lab): Promise<LibraryReply> {
  const program = fileURLToPath(new URL('../libraries-process.js', import.meta.url));
  const child = fork(program, [], {
    execArgv: [],
    // The receivers' certificate, checked as in life; read once when a process starts.
    env: { NODE_EXTRA_CA_CERTS: lab.environment.PUSH_CA_FILE ?? '' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    return await new Promise<LibraryReply>((done, fail) => {
      child.once('message', (reply: LibraryReply) => done(reply));
      child.once('error', fail);
      child.once('exit', () => fail(new Error(`${run.library} ended`)));
      child.send(run);
    });
  } finally {
    child.removeAllListeners('exit');
    if (child.connected) child.disconnect();
  }
}
