import { deadlineOf } from '../hub-run.js';
import { environmentOf } from '../machines.js';
import { mailbox } from '../population.js';
import { ReceiversClient } from '../receivers-client.js';
import { untilFound } from '../running-hub.js';
import { wallClockMs } from '../tally.js';
import type { Experiment, Finding } from './experiment.js';
import type { Backend, Lab, TownWish } from './lab.js';
import { quakeUnderWay } from './rounds.js';

const SLOW_DOMAIN = 'slow.example';
const BYTE_EVERY_MS = 500;
/** Of ten addresses, so many are of the slow domain. */
const SLOW_OF_TEN = 3;
/** Beyond this many times the other run's time, waiting tells nothing more. */
const GIVE_UP = 20;

/** F40: one domain that answers a byte at a time, and everybody else. */
export const tarpit: Experiment = {
  name: 'tarpit',
  about: {
    ja: '三割の宛先の受け手が 500 ms に1バイトずつ答えるとき、残り七割に着くまで（F40）',
    en: 'a domain with 30 % of the addresses answers one byte per 500 ms: how much later the others have theirs',
  },
  minutes: 4,
  async run(lab) {
    const residents = Math.ceil(lab.size / 10 / 10) * 10;
    const others = (residents / 10) * (10 - SLOW_OF_TEN);
    const mailboxOf = (n: number): string => (n % 10 < SLOW_OF_TEN ? `resident${n}@${SLOW_DOMAIN}` : mailbox(n));
    const findings: Finding[] = [];
    for (const backend of lab.backends) {
      const without = await untilAll(lab, { name: 'without', backend, others, mix: 'email', residents: others });
      const giveUpMs = Math.max(60_000, without * GIVE_UP);
      const trapped = { name: 'trapped', backend, others, mix: 'email' as const, residents, mailboxOf, giveUpMs };
      findings.push(asFinding({ backend, others, without }, await untilAll(lab, trapped).catch(worded)));
    }
    return findings;
  },
};

interface Run extends TownWish {
  name: string;
  backend: Backend;
  /** Addresses that are not of the slow domain. */
  others: number;
  giveUpMs?: number;
}

/** From the telegram until everybody outside the slow domain has their mail. */
async function untilAll(lab: Lab, run: Run): Promise<number> {
  const { name, backend, others, giveUpMs, ...wish } = run;
  const town = await lab.town(`tarpit_${name}`, wish);
  const tar = { domain: SLOW_DOMAIN, byteEveryMs: BYTE_EVERY_MS };
  const receivers = await ReceiversClient.start({ tarpit: tar });
  lab.say(`遅い受け手と隣の宛先を測っています (tar-pit): ${name}, ${backend}`);
  try {
    const environment = environmentOf(lab.machines.dir, receivers.addresses);
    return await lab.hub(town, { backend, environment }, async (hub) => {
      const { startedAt } = await quakeUnderWay(hub, town);
      const deadline = giveUpMs === undefined ? deadlineOf(startedAt, town.residents) : wallClockMs() + giveUpMs;
      let got = 0;
      const lastAt = await untilFound('the others', deadline, async () => {
        const { email } = await receivers.read();
        got = email.messages;
        return got >= others ? email.lastAt : undefined;
      }).catch(() => {
        throw new Error(`${got} of ${others} after ${Math.round((wallClockMs() - startedAt) / 1_000)} s`);
      });
      return lastAt - startedAt;
    });
  } finally {
    await receivers.stop();
  }
}

function worded(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A time, or in words how far it came. */
function asFinding(base: { backend: string; others: number; without: number }, trapped: number | string): Finding {
  const { backend, others, without } = base;
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} 秒`;
  const isThrough = typeof trapped === 'number';
  return {
    target: `遅いドメインがあるとき ÷ ないとき、残りの ${others} 件に着くまで (F40), ${backend}`,
    must: 1.1,
    aim: 1,
    better: 'lower',
    unit: 'x',
    reached: isThrough ? trapped / without : Number.POSITIVE_INFINITY,
    meaning: `ないとき ${seconds(without)}、あるとき ${isThrough ? seconds(trapped) : `途中で打ち切り（${trapped}）`}。遅いドメインは宛先の三割、RCPT に ${BYTE_EVERY_MS} ms で1バイト`,
  };
}
