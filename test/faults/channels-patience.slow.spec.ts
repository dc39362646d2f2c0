import { describe, expect, it } from '@jest/globals';
import { counted, histories, issue, othersArrive, pairsOf, residentIn, triesOf } from '../support/fault-channels.js';
import { useGround } from '../support/fault-ground.js';
import { repeated } from '../support/fault-ledger.js';
import { inTown } from '../support/fault-town.js';
import { eventually } from '../support/hub.js';
import { ScriptedSmtp, type SmtpScript } from '../support/scripted-smtp.js';

const ground = useGround({ residents: 120 });

/** One alert in a town whose mail goes to a scripted server. */
async function withRelay(
  script: SmtpScript | ((relay: () => ScriptedSmtp) => SmtpScript),
  work: (...args: [Parameters<Parameters<typeof inTown>[2]>[0], ScriptedSmtp]) => Promise<void>,
): Promise<void> {
  const holder: { relay?: ScriptedSmtp } = {};
  const relayOf = (): ScriptedSmtp => {
    if (holder.relay === undefined) throw new Error('not started yet');
    return holder.relay;
  };
  const relay = await ScriptedSmtp.start(typeof script === 'function' ? script(relayOf) : script);
  holder.relay = relay;
  try {
    await inTown(ground(), { queue: 'postgresql', env: { SMTP_URL: relay.url } }, (town) => work(town, relay));
  } finally {
    await relay.stop();
  }
}

describe('a mail server that needs patience', () => {
  it('F34 greylists everybody for a minute: all have it in the end, once', async () => {
    const firstAsked = new Map<number, number>();
    const script: SmtpScript = {
      reply: (command) => {
        const who = command.startsWith('RCPT') ? residentIn(command) : undefined;
        if (who === undefined) return undefined;
        const at = firstAsked.get(who) ?? performance.now();
        firstAsked.set(who, at);
        return performance.now() - at < 60_000 ? '451 4.7.1 greylisted, come back in a minute' : undefined;
      },
    };
    await withRelay(script, async (town, relay) => {
      await issue(town);
      await othersArrive(town, 'email');
      await town.settled(1, 240_000);
      const tries = await triesOf(town, 'email');
      expect(Object.keys(histories(tries)).every((each) => /^(?:provider-busy )+accepted$/.test(each))).toBe(true);
      expect(relay.mails.length).toBe(firstAsked.size);
      expect(repeated(pairsOf(relay.mails))).toBe(0);
    });
  }, 300_000);

  it.each(['EHLO', 'DATA'])(
    'F39 drips at %s: the session is given up within 20 s, the other channels arrive, and the mail does when it is well',
    async (word) => {
      let isWell = false;
      await withRelay(
        (relay) => ({
          reply: (command, session) => {
            if (isWell || !command.startsWith(word)) return undefined;
            relay().drip(session.socket, 500);
            return 'silence';
          },
        }),
        async (town, relay) => {
          const began = Date.now();
          await issue(town);
          await othersArrive(town, 'email');
          await eventually(async () => (await triesOf(town, 'email')).length > 0, 40_000);
          expect(Date.now() - began).toBeLessThan(20_000 + 2_000);
          expect(Object.keys(counted(await triesOf(town, 'email')))).toEqual(['timeout']);
          isWell = true;
          await town.settled(1, 120_000);
          const { email } = (await town.ledger.figures()).channels;
          expect(email?.outcomes).toEqual({ sent: email?.owed });
          expect(repeated(pairsOf(relay.mails))).toBe(0);
        },
      );
    },
    200_000,
  );
});

describe('LINE that says nothing', () => {
  it('F50 takes the call or not, and is silent: the same key and the same bytes until it answers, and nobody gets it twice', async () => {
    await inTown(ground(), { queue: 'postgresql' }, async (town) => {
      const { line } = ground().sinks;
      line.script.push('accept-then-silence', 'silence', 'accept-then-silence');
      line.bodies.length = 0;
      await issue(town);
      await othersArrive(town, 'line');
      await town.settled(1, 120_000);
      const last = (await triesOf(town, 'line')).filter(({ final }) => final);
      expect(last.every(({ outcome }) => outcome === 'sent')).toBe(true);
      const got = line.received.flatMap(({ to }) => to);
      expect([repeated(got), got.length]).toEqual([0, last.length]);
      const byKey = Map.groupBy(line.calls.keys(), (n) => line.calls[n]?.retryKey);
      for (const numbers of byKey.values()) expect(new Set(numbers.map((n) => line.bodies[n])).size).toBe(1);
      expect(byKey.size).toBeLessThan(line.calls.length);
    });
  }, 180_000);
});
