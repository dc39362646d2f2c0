import { createHmac, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { LineScript } from '../../src/cli/sinks/line-sink.js';
import { alarmed, counted, histories, issue, othersArrive, triesOf, useTown } from '../support/fault-channels.js';
import type { Try } from '../support/fault-channels.js';
import { useGround } from '../support/fault-ground.js';
import { repeated } from '../support/fault-ledger.js';
import { eventually } from '../support/hub.js';

const ground = useGround({ residents: 240 });
const town = useTown(ground, () => Promise.resolve({}));
let issued = 0;

/** Starts one alert while LINE answers as scripted; how many tries there were before. */
async function begin(...script: LineScript[]): Promise<number> {
  const { line } = ground().sinks;
  for (const log of [line.received, line.calls, line.bodies]) log.length = 0;
  line.script.splice(0, line.script.length, ...script);
  const before = await triesOf(town(), 'line');
  issued += 1;
  await issue(town(), { headline: `避難指示 ${issued}` });
  return before.length;
}

async function since(before: number): Promise<Try[]> {
  return (await triesOf(town(), 'line')).slice(before);
}

async function afterAlert(...script: LineScript[]): Promise<Try[]> {
  const before = await begin(...script);
  await town().settled(issued, 40_000);
  return since(before);
}

const gotIt = (): string[] => ground().sinks.line.received.flatMap(({ to }) => to);
const times = (count: number, what: LineScript): LineScript[] => Array.from({ length: count }, () => what);

/** Calls that carry one key carry one body. */
function expectOneBodyToAKey(): void {
  const { calls, bodies } = ground().sinks.line;
  const byKey = Map.groupBy(calls.keys(), (n) => calls[n]?.retryKey);
  for (const numbers of byKey.values()) expect(new Set(numbers.map((n) => bodies[n])).size).toBe(1);
}

interface HookEvent {
  type: 'follow' | 'unfollow';
  webhookEventId: string;
  timestamp: number;
  source: { type: 'user'; userId: string };
}

describe('the hook that LINE calls', () => {
  it('F54 200 calls with repetitions, out of order and side by side: each friend ends as the latest event says', async () => {
    const people = Array.from({ length: 20 }, (_, n) => `Uf54${n.toString(16).padStart(29, '0')}`);
    const events = people.flatMap((userId, n) =>
      Array.from({ length: 8 }, (_, at): HookEvent => ({
        type: (n + at) % 2 === 0 ? 'follow' : 'unfollow',
        webhookEventId: randomUUID(),
        timestamp: Date.now() - 60_000 + at * 1_000,
        source: { type: 'user', userId },
      })),
    );
    const flood = shuffled([...events, ...events.slice(0, 40)]);
    const statuses: number[] = [];
    for (let n = 0; n < flood.length; n += 20)
      statuses.push(...(await Promise.all(flood.slice(n, n + 20).map((event) => hook([event])))));
    expect(new Set(statuses)).toEqual(new Set([200]));
    await issue(town());
    await town().settled((issued += 1));
    const friends = new Set(gotIt().filter((id) => id.startsWith('Uf54')));
    // The eighth event of every second person is `follow`.
    expect([...friends].sort()).toEqual(people.filter((_, n) => (n + 7) % 2 === 0).sort());
  }, 60_000);
});

describe('LINE', () => {
  it('F49 takes a call and hangs up: the same key again, 409 is success, and nobody gets it twice', async () => {
    const tries = await afterAlert(...times(3, 'accept-then-drop'));
    expect(counted(tries.filter(({ final }) => final))['accepted-before']).toBeGreaterThan(0);
    expect(tries.filter(({ final }) => final).every(({ outcome }) => outcome === 'sent')).toBe(true);
    expect([repeated(gotIt()), gotIt().length]).toEqual([0, tries.filter(({ final }) => final).length]);
    expectOneBodyToAKey();
  }, 60_000);

  it('F50 says 500, whether it took the call or not: the same key and the same bytes again, and nobody gets it twice', async () => {
    const tries = await afterAlert('accept-then-500', 'error', 'accept-then-500', 'error');
    const words = histories(tries);
    expect(Object.keys(words).every((each) => /^(?:provider-busy )*accepted(?:-before)?$/.test(each))).toBe(true);
    expect(counted(tries)['provider-busy']).toBeGreaterThan(0);
    expect([repeated(gotIt()), gotIt().length]).toEqual([0, tries.filter(({ final }) => final).length]);
    expectOneBodyToAKey();
    const { calls } = ground().sinks.line;
    expect(new Set(calls.map(({ retryKey }) => retryKey)).size).toBeLessThan(calls.length);
  }, 60_000);

  it('F51 says that the calls come too fast: backs off, and everybody gets it', async () => {
    const tries = await afterAlert(...times(3, 'rate-limit'));
    const words = histories(tries);
    expect(Object.keys(words).every((each) => /^(?:rate-limited )*accepted$/.test(each))).toBe(true);
    expect(counted(tries)['rate-limited']).toBeGreaterThan(0);
    expect([repeated(gotIt()), gotIt().length]).toEqual([0, tries.filter(({ final }) => final).length]);
  }, 60_000);

  it('F52 does not like one id of a whole list: the others get it, once, and that one is suspended', async () => {
    const bad = await theBad(2);
    const tries = await afterAlert();
    ground().sinks.line.refused.clear();
    expect(counted(tries)).toEqual({ accepted: tries.length - bad.length, 'address-invalid': bad.length });
    expect([repeated(gotIt()), gotIt().length]).toEqual([0, tries.length - bad.length]);
    expect(gotIt().filter((id) => bad.includes(id))).toEqual([]);
    const suspended = await town().ledger.ask("SELECT 1 FROM way WHERE channel = 'line' AND state = 'suspended'");
    expect(suspended).toHaveLength(bad.length);
  }, 60_000);

  it.each<LineScript>(['unauthorised', 'forbidden'])(
    'F53 answers %s: LINE stops, a person is told, the rest arrives, and when it is mended everybody gets it',
    async (word) => {
      const before = await begin(...times(200, word));
      await othersArrive(town(), 'line');
      await alarmed(town(), 'line:credentials');
      await alarmed(town(), 'stopped:line');
      // Both alarms may be those of the word before: this one's own refusals have to be there too.
      await eventually(async () => counted(await since(before)).credentials, 15_000);
      const early = await since(before);
      expect([Object.keys(counted(early)), early.some(({ final }) => final)]).toEqual([['credentials'], false]);
      ground().sinks.line.script.length = 0;
      await town().settled(issued, 60_000);
      const last = (await since(before)).filter(({ final }) => final);
      expect(counted(last)).toEqual({ accepted: last.length });
      expect([repeated(gotIt()), gotIt().length]).toEqual([0, last.length]);
    },
    90_000,
  );

  it('F51 says that the month is used up: final for LINE, a person is told, the other channels arrive', async () => {
    const before = await begin(...times(64, 'monthly-limit'));
    await othersArrive(town(), 'line');
    await alarmed(town(), 'line:quota');
    const tries = await since(before);
    expect(new Set(tries.map(({ reason, final, outcome }) => [reason, final, outcome].join()))).toEqual(
      new Set(['quota,true,failed']),
    );
    expect(gotIt()).toEqual([]);
  }, 90_000);
});

/** Some that LINE will refuse from now on, known from what came before. */
async function theBad(count: number): Promise<string[]> {
  await afterAlert();
  const bad = gotIt().slice(0, count);
  for (const id of bad) ground().sinks.line.refused.add(id);
  return bad;
}

async function hook(events: readonly HookEvent[]): Promise<number> {
  const body = JSON.stringify({ destination: 'U0', events });
  const signature = createHmac('sha256', ground().sinks.environment.LINE_CHANNEL_SECRET ?? '')
    .update(body)
    .digest('base64');
  const { status } = await town().call('POST', `${town().url}/hooks/line`, {
    body,
    headers: { 'X-Line-Signature': signature },
  });
  return status;
}

/** The same disorder each time. */
function shuffled<T>(all: readonly T[]): T[] {
  return all
    .map((each, n) => ({ each, at: (n * 7_919) % 997 }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}
