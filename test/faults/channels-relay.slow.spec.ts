import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { deadPort, SmtpSink } from '../../src/cli/sinks/smtp-sink.js';
import { alarmed, counted, issue, othersArrive, pairsOf, triesOf } from '../support/fault-channels.js';
import { useGround } from '../support/fault-ground.js';
import { repeated } from '../support/fault-ledger.js';
import { inTown, type FaultTown } from '../support/fault-town.js';
import { eventually } from '../support/hub.js';
import { ScriptedSmtp, type SmtpScript } from '../support/scripted-smtp.js';

const ground = useGround({ residents: 120 });

/** A town whose mail goes to one scripted server. */
async function withRelay(
  script: SmtpScript,
  work: (town: FaultTown, relay: ScriptedSmtp) => Promise<void>,
  env: (relay: ScriptedSmtp) => Record<string, string> = () => ({}),
): Promise<void> {
  const relay = await ScriptedSmtp.start(script);
  try {
    const options = { queue: 'postgresql', env: { SMTP_URL: relay.url, ...env(relay) } } as const;
    await inTown(ground(), options, (town) => work(town, relay));
  } finally {
    await relay.stop();
  }
}

/** The trouble is over: everybody gets the mail, and once. */
async function expectAllMailed(town: FaultTown, received: () => string[], timeoutMs = 40_000): Promise<void> {
  await town.settled(1, timeoutMs);
  const { email } = (await town.ledger.figures()).channels;
  expect(email?.outcomes).toEqual({ sent: email?.owed });
  expect(repeated(received())).toBe(0);
  expect(new Set(received()).size).toBe(email?.owed);
}

describe('a mail server that is away', () => {
  it('F33 refuses connections: the other channels arrive, a person is told, and the mail goes out when it is back', async () => {
    const port = await deadPort();
    await inTown(ground(), { queue: 'postgresql', env: { SMTP_URL: `smtp://127.0.0.1:${port}` } }, async (town) => {
      await town.alarm();
      await othersArrive(town, 'email');
      await alarmed(town, 'stopped:email');
      expect(Object.keys(counted(await triesOf(town, 'email')))).toEqual(['provider-down']);
      const relay = await ScriptedSmtp.start({}, port);
      try {
        await expectAllMailed(town, () => pairsOf(relay.mails));
      } finally {
        await relay.stop();
      }
    });
  }, 90_000);

  it('F33 has a name that nobody knows: the same, and the mail goes out when the name is back', async () => {
    const file = join(ground().keysDir, 'names');
    writeFileSync(file, 'dead');
    await withRelay(
      {},
      async (town, relay) => {
        await town.alarm();
        await othersArrive(town, 'email');
        await alarmed(town, 'stopped:email');
        expect(Object.keys(counted(await triesOf(town, 'email')))).toEqual(['provider-down']);
        writeFileSync(file, 'ok');
        await expectAllMailed(town, () => pairsOf(relay.mails));
      },
      (relay) => ({ FAULT_DNS_FILE: file, SMTP_URL: relay.url.replace('127.0.0.1', 'mail.fault.test') }),
    );
  }, 90_000);

  it.each<[string, SmtpScript]>([
    ['refuses connections', {}],
    ['says nothing', { greeting: 'silence' }],
  ])(
    'F33 that %s is replaced by the second within ten seconds',
    async (name, script) => {
      const first = await ScriptedSmtp.start(script);
      if (name === 'refuses connections') await first.stop();
      const second = await ScriptedSmtp.start();
      const env = { SMTP_URL: `smtp://127.0.0.1:${name === 'refuses connections' ? await deadPort() : first.port}` };
      try {
        const options = { queue: 'postgresql', env: { ...env, SMTP_FALLBACK_URL: second.url } } as const;
        await inTown(ground(), options, async (town) => {
          const began = Date.now();
          await town.alarm();
          await eventually(() => Promise.resolve(second.mails.length > 0), 20_000);
          expect(Date.now() - began).toBeLessThan(10_000);
          await expectAllMailed(town, () => pairsOf(second.mails));
        });
      } finally {
        await Promise.all([second.stop(), ...(name === 'refuses connections' ? [] : [first.stop()])]);
      }
    },
    60_000,
  );
});

describe('a mail server that will not have us', () => {
  it('F38 535: nobody is written off, nothing leaves, a person is told; mended, everybody has it', async () => {
    let isMended = false;
    const script: SmtpScript = {
      extensions: ['AUTH PLAIN'],
      reply: (command) =>
        command.startsWith('AUTH') ? (isMended ? '235 2.7.0 ok' : '535 5.7.8 authentication failed') : undefined,
    };
    await withRelay(
      script,
      async (town, relay) => {
        await town.alarm();
        await othersArrive(town, 'email');
        await alarmed(town, 'email:credentials');
        const tries = await triesOf(town, 'email');
        expect([Object.keys(counted(tries)), tries.some(({ final }) => final)]).toEqual([['credentials'], false]);
        expect(relay.commands.filter((each) => /^(?:MAIL|RCPT|DATA)/.test(each))).toEqual([]);
        isMended = true;
        await expectAllMailed(town, () => pairsOf(relay.mails));
      },
      (relay) => ({ SMTP_URL: relay.url.replace('//', '//hub:secret@') }),
    );
  }, 90_000);

  it('F38 a certificate nobody can verify, or STARTTLS taken out on the way: no mail in clear text, and a person is told', async () => {
    const [unverified, stripped] = await Promise.all([SmtpSink.start(0, { startTls: true }), ScriptedSmtp.start()]);
    try {
      for (const port of [unverified.port, stripped.port]) {
        const env = { SMTP_URL: `smtp://127.0.0.1:${port}?tls=required` };
        await inTown(ground(), { queue: 'postgresql', env }, async (town) => {
          await town.alarm();
          await othersArrive(town, 'email');
          await alarmed(town, 'email:credentials');
          const tries = await triesOf(town, 'email');
          expect([Object.keys(counted(tries)), tries.some(({ final }) => final)]).toEqual([['credentials'], false]);
        });
      }
      expect(unverified.received).toEqual([]);
      expect(stripped.commands.filter((each) => /^(?:MAIL|RCPT|DATA|AUTH)/.test(each))).toEqual([]);
    } finally {
      await Promise.all([unverified.stop(), stripped.stop()]);
    }
  }, 90_000);

  it.each(['552 5.3.4 message too big', '554 5.7.1 looks like spam'])(
    'F38 %s for every mail: the channel stops, nobody is written off, a person is told; mended, everybody has it',
    async (words) => {
      let isMended = false;
      await withRelay({ taken: () => (isMended ? undefined : words) }, async (town, relay) => {
        await town.alarm();
        await othersArrive(town, 'email');
        await alarmed(town, 'email:blocked');
        const tries = await triesOf(town, 'email');
        expect([Object.keys(counted(tries)), tries.some(({ final }) => final)]).toEqual([['blocked'], false]);
        const page = await eventually(async () => {
          const text = await (await fetch(`${town.url}/status`)).text();
          return text.includes('一部に問題があります') && text;
        });
        expect(page).not.toContain('正常に動いています');
        isMended = true;
        await expectAllMailed(town, () => pairsOf(relay.mails));
      });
    },
    90_000,
  );
});

describe('a mail server that drips', () => {
  it('F39 at its greeting: the connection is given up, the other channels arrive, and the mail goes out when it is well', async () => {
    const script: SmtpScript = { greeting: 'drip' };
    await withRelay(script, async (town, relay) => {
      const began = Date.now();
      await issue(town);
      await othersArrive(town, 'email');
      await eventually(async () => (await triesOf(town, 'email')).length > 0, 25_000);
      expect(Date.now() - began).toBeLessThan(20_000);
      expect(Object.keys(counted(await triesOf(town, 'email')))).toEqual(['timeout']);
      delete script.greeting;
      await expectAllMailed(town, () => pairsOf(relay.mails));
    });
  }, 90_000);
});
