import { afterAll, describe, expect, it } from '@jest/globals';
import {
  ChangingSmtp,
  counted,
  histories,
  issue,
  pairsOf,
  residentIn,
  SAFETY,
  triesOf,
  useTown,
} from '../support/fault-channels.js';
import type { Try } from '../support/fault-channels.js';
import { useGround } from '../support/fault-ground.js';
import { repeated } from '../support/fault-ledger.js';
import { eventually } from '../support/hub.js';

const ground = useGround({ residents: 240 });
let smtp: ChangingSmtp;
const town = useTown(ground, async () => {
  smtp = await ChangingSmtp.start();
  return { env: { SMTP_URL: smtp.server.url } };
});
afterAll(() => smtp.server.stop());

let issued = 0;
/** Brings one alert to its end, and gives the tries that were its own. */
async function afterAlert(change: object = {}): Promise<Try[]> {
  const before = await triesOf(town(), 'email');
  await issue(town(), change);
  await town().settled((issued += 1));
  return (await triesOf(town(), 'email')).slice(before.length);
}

const isRcpt = (command: string): boolean => command.startsWith('RCPT');
const isOneIn = (text: string, rest: number): boolean => (residentIn(text) ?? -1) % 10 === rest;
const lastWords = (tries: readonly Try[]): Record<string, number> => counted(tries.filter(({ final }) => final));

/** I4 for mail: what the ledger calls sent came, and what came is the town's own. */
async function expectBothLogsAgree(tries: readonly Try[], duplicates = 0): Promise<void> {
  const came = pairsOf(smtp.mails);
  const sent = tries.filter(({ outcome }) => outcome === 'sent').map(({ version, way }) => `${version}.${way}`);
  const owed = await town().ledger.owed('email');
  expect(sent.filter((pair) => !came.includes(pair))).toEqual([]);
  expect(came.filter((pair) => !owed.has(pair))).toEqual([]);
  expect(repeated(came)).toBeLessThanOrEqual(duplicates);
}

describe('a mail server that refuses single mails', () => {
  it('F34 421 at the door: the hub comes back, and everybody gets it once', async () => {
    smtp.forget({ greeting: '421 4.3.2 closing' });
    setTimeout(() => (smtp.script = {}), 3_000);
    const tries = await afterAlert();
    expect(lastWords(tries)).toEqual({ accepted: smtp.mails.length });
    expect(counted(tries)['provider-busy']).toBeGreaterThan(0);
    await expectBothLogsAgree(tries);
  }, 60_000);

  it('F34 greylisting by 450, 451 and 452: who is turned away is asked again, and gets it once', async () => {
    const firstAsked = new Map<number, number>();
    const early = ['450 4.2.0 greylisted', '451 4.7.1 greylisted', '452 4.2.1 greylisted'];
    smtp.forget({
      reply: (command) => {
        const who = isRcpt(command) ? residentIn(command) : undefined;
        if (who === undefined || who % 4 === 3) return undefined;
        const at = firstAsked.get(who) ?? performance.now();
        firstAsked.set(who, at);
        return performance.now() - at < 2_500 ? early[who % 4] : undefined;
      },
    });
    const tries = await afterAlert();
    const known = histories(tries);
    expect(Object.keys(lastWords(tries))).toEqual(['accepted']);
    expect(Object.keys(known).every((each) => /^(?:provider-busy )*accepted$/.test(each))).toBe(true);
    const later = Object.entries(known).filter(([each]) => each !== 'accepted');
    expect(later.reduce((sum, [, count]) => sum + count, 0)).toBe(firstAsked.size);
    expect(known.accepted).toBeGreaterThan(10);
    await expectBothLogsAgree(tries);
  }, 60_000);

  it('F35 550, 551 and 553: that address is suspended, not tried again, and asked for no further alert', async () => {
    const words = ['550 5.1.1 no such user', '551 5.1.6 moved', '553 5.1.3 no such mailbox'];
    const gone = (text: string): number => (residentIn(text) ?? -1) % 10;
    smtp.forget({ reply: (command) => (isRcpt(command) ? words[gone(command)] : undefined) });
    const tries = await afterAlert();
    const asked = smtp.server.commands.filter((each) => isRcpt(each) && gone(each) < 3);
    const suspended = tries.filter(({ reason }) => reason === 'address-gone');
    expect(suspended.length).toBeGreaterThan(5);
    expect(lastWords(tries)).toEqual({ accepted: smtp.mails.length, 'address-gone': suspended.length });
    expect(tries.length).toBe(smtp.mails.length + suspended.length);
    expect(asked.length).toBe(suspended.length);
    const states = await town().ledger.ask<{ state: string }>('SELECT state FROM way WHERE id = ANY ($1)', [
      suspended.map(({ way }) => way),
    ]);
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['suspended']));

    smtp.forget();
    await afterAlert();
    expect(smtp.server.commands.filter((each) => isRcpt(each) && gone(each) < 3)).toEqual([]);
  }, 60_000);

  it('F36 one taken, one unknown, one turned away for now: three outcomes, and nobody else hears of it', async () => {
    const turnedAway = new Set<number>();
    smtp.forget({
      reply: (command) => {
        const who = isRcpt(command) ? residentIn(command) : undefined;
        if (who === undefined) return undefined;
        if (who % 10 === 4) return '550 5.1.1 no such user';
        if (who % 10 !== 5 || turnedAway.has(who)) return undefined;
        turnedAway.add(who);
        return '451 4.3.0 try again';
      },
    });
    const tries = await afterAlert();
    const { accepted = 0, 'address-gone': gone = 0, 'provider-busy accepted': again = 0, ...rest } = histories(tries);
    expect(rest).toEqual({});
    expect([accepted > 10, gone > 0, again]).toEqual([true, true, turnedAway.size]);
    expect(smtp.server.commands.filter((each) => isRcpt(each) && isOneIn(each, 4)).length).toBe(gone);
    await expectBothLogsAgree(tries);
  }, 60_000);

  it('F37 takes the text and hangs up before 250: in an emergency once more and once only, in a notice never', async () => {
    const dropping = (mail: { to: string[]; text: string }): boolean => isOneIn(mail.to[0] ?? '', 6);
    const taken: string[] = [];
    smtp.forget({
      taken: (mail, session) => {
        if (!dropping(mail)) return undefined;
        taken.push(...pairsOf([mail]));
        session.socket.destroy();
        return 'silence';
      },
    });
    const emergency = await afterAlert();
    const people = new Set(taken).size;
    expect(people).toBeGreaterThan(2);
    // Every one of them was taken twice: the sent-again is the last.
    expect(taken.length).toBe(2 * people);
    expect(histories(emergency)).toEqual({ accepted: smtp.mails.length, 'in-doubt-again in-doubt': people });
    await expectBothLogsAgree(emergency);

    taken.length = 0;
    smtp.mails.length = 0;
    const notice = await afterAlert(SAFETY);
    expect(repeated(taken)).toBe(0);
    expect(histories(notice)).toEqual({ accepted: smtp.mails.length, 'in-doubt': taken.length });
    expect(notice.filter(({ reason }) => reason === 'in-doubt').every(({ outcome }) => outcome === 'unknown')).toBe(
      true,
    );
  }, 60_000);

  it('F41 a relay that takes 50 mails a second and then says 450: nobody is lost, and the emergency overtakes the notices', async () => {
    const mostInSecond = 50;
    const now = { second: 0, count: 0, refused: 0 };
    smtp.forget({
      reply: (command) => {
        if (!isRcpt(command)) return undefined;
        const second = Math.floor(performance.now() / 1_000);
        if (second !== now.second) Object.assign(now, { second, count: 0 });
        now.count += 1;
        if (now.count <= mostInSecond) return undefined;
        now.refused += 1;
        return '450 4.7.1 too many messages, slow down';
      },
    });
    const before = await triesOf(town(), 'email');
    for (let n = 0; n < 4; n += 1) await issue(town(), { ...SAFETY, headline: `防犯のお知らせ ${n}` });
    await eventually(() => Promise.resolve(smtp.mails.length > 20));
    await issue(town());
    await town().settled((issued += 5), 60_000);
    const tries = (await triesOf(town(), 'email')).slice(before.length);
    expect(Object.keys(lastWords(tries))).toEqual(['accepted']);
    expect(now.refused).toBeGreaterThan(0);
    await expectBothLogsAgree(tries);
    const ended = await town().ledger.ask<{ lane: string; at: Date }>(
      `SELECT d.lane, max(a.at) AS at FROM attempt a JOIN dispatch d ON d.id = a.dispatch_id
       WHERE a.channel = 'email' AND a.version_id = ANY ($1) GROUP BY 1`,
      [[...new Set(tries.map(({ version }) => version))]],
    );
    const endOf = (lane: string): number => ended.find((each) => each.lane === lane)?.at.getTime() ?? NaN;
    expect(endOf('emergency')).toBeLessThan(endOf('warning'));
  }, 90_000);
});
