import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONSENT } from '../../src/audience/preferences.js';
import { PushSink, type PushAnswerScript } from '../../src/cli/sinks/push-sink.js';
import {
  alarmed,
  alarmsIn,
  counted,
  histories,
  issue,
  othersArrive,
  triesOf,
  useTown,
} from '../support/fault-channels.js';
import type { Try } from '../support/fault-channels.js';
import { useGround } from '../support/fault-ground.js';
import { repeated } from '../support/fault-ledger.js';
import { eventually } from '../support/hub.js';
import { inTown, type FaultTown } from '../support/fault-town.js';

/** A second push service: the lanes of two are apart. */
let other: PushSink;
beforeAll(async () => {
  other = await PushSink.start();
});
afterAll(() => other.stop());

let devices = 0;
const own: string[] = [];
const others: string[] = [];
const ground = useGround({
  residents: 560,
  pushDevice: ({ push }) => {
    const isOther = (devices += 1) % 2 === 0;
    const device = (isOther ? other : push).subscribe();
    (isOther ? others : own).push(device.id);
    return device;
  },
});

/** Both services' certificates are trusted and both are on the list. */
async function environment(): Promise<Record<string, string>> {
  const { environment: given, push } = ground().sinks;
  const file = join(ground().keysDir, 'push-ca.pem');
  writeFileSync(file, `${readFileSync(given.PUSH_CA_FILE ?? '', 'utf8')}\n${other.certificate}`);
  return Promise.resolve({ PUSH_ALLOWED_HOSTS: `${push.host},${other.host}`, PUSH_CA_FILE: file });
}

const town = useTown(ground, async () => ({ env: await environment() }));
let issued = 0;

/** Brings one alert to its end, and gives the tries that were its own. */
async function afterAlert(change: object = {}): Promise<Try[]> {
  const before = await begin(change);
  await town().settled(issued, 40_000);
  return (await triesOf(town(), 'web-push')).slice(before);
}

/** How many tries there were before it. */
async function begin(change: object = {}): Promise<number> {
  other.received.length = 0;
  ground().sinks.push.received.length = 0;
  const before = await triesOf(town(), 'web-push');
  issued += 1;
  await issue(town(), { headline: `避難指示 ${issued}`, ...change });
  return before.length;
}

const received = (): string[] => [
  ...ground().sinks.push.received.map(({ device }) => device),
  ...other.received.map(({ device }) => `other ${device}`),
];
const answerAll = (sink: PushSink, ids: readonly string[], answer: PushAnswerScript): void => {
  for (const id of ids) sink.answers.set(id, answer);
};

describe('a push service', () => {
  it('F42 404 and 410: that subscription is suspended at once and asked no more, every other device is served', async () => {
    const { push } = ground().sinks;
    answerAll(push, own.slice(0, 3), { status: 404 });
    answerAll(push, own.slice(3, 6), { status: 410 });
    const tries = await afterAlert();
    expect(histories(tries)).toEqual({ accepted: own.length + others.length - 6, 'address-gone': 6 });
    expect(new Set(received()).size).toBe(own.length + others.length - 6);
    const gone = tries.filter(({ reason }) => reason === 'address-gone').map(({ way }) => way);
    const states = await town().ledger.ask<{ state: string }>('SELECT state FROM way WHERE id = ANY ($1)', [gone]);
    expect(states.map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'suspended'));
    push.answers.clear();
    expect(await afterAlert()).toHaveLength(own.length + others.length - 6);
  }, 60_000);

  it('F43 413: the short text once, never in a loop, and nobody is left out', async () => {
    const { push } = ground().sinks;
    push.largest = 700;
    push.requests = 0;
    try {
      const tries = await afterAlert({ body: '石神井川があふれるおそれがあります。'.repeat(30) });
      expect(histories(tries)).toEqual({ accepted: own.length + others.length - 6 });
      expect(push.requests).toBe(2 * (own.length - 6));
      expect(push.received.every(({ payload }) => payload.length < 600)).toBe(true);
    } finally {
      push.largest = 4_096;
    }
  }, 60_000);

  it.each<[string, () => PushAnswerScript, number]>([
    ['429 with seconds', () => ({ status: 429, retryAfter: '4' }), 4_000],
    ['429 with a date', () => ({ status: 429, retryAfter: new Date(Date.now() + 5_000).toUTCString() }), 4_000],
    ['406 as Windows says it', () => ({ status: 406 }), 900],
  ])(
    'F44 %s: waits as told, in the lane of that service alone',
    async (_name, answer, leastMs) => {
      answerAll(other, others, answer());
      setTimeout(() => other.answers.clear(), 2_000);
      const tries = await afterAlert();
      const byWay = Map.groupBy(tries, ({ way }) => way);
      const waits = [...byWay.values()].flatMap((each) =>
        each.slice(1).map(({ at }, n) => at.getTime() - (each[n]?.at.getTime() ?? 0)),
      );
      expect(waits.length).toBeGreaterThan(0);
      // Both times are written up to 100 ms after the answers.
      expect(Math.min(...waits)).toBeGreaterThan(leastMs - 200);
      const words = counted(tries);
      expect(Object.keys(words).sort()).toEqual(['accepted', 'rate-limited']);
      expect(repeated(received())).toBe(0);
      // The service beside it has answered everybody before the first of these is asked again.
      const first = Math.min(
        ...[...byWay.values()].filter((each) => each.length > 1).map((each) => each[1]?.at.getTime() ?? 0),
      );
      const beside = ground().sinks.push.received.map(({ at }) => at.getTime());
      expect(beside.length).toBe(own.length - 6);
      expect(Math.max(...beside)).toBeLessThan(first);
    },
    60_000,
  );

  it.each([400, 401, 403])(
    'F45 %i for every device: the key is at fault; a person is told, nobody is deleted, and all get it when it is mended',
    async (status) => {
      const { push } = ground().sinks;
      answerAll(push, own, { status });
      const before = await begin();
      await othersArrive(town(), 'web-push');
      await alarmed(town(), 'web-push:credentials');
      // The alarm of the status before still stands: this one's own refusals have to be there too.
      await eventually(async () => counted((await triesOf(town(), 'web-push')).slice(before)).credentials, 15_000);
      push.answers.clear();
      await town().settled(issued, 40_000);
      const tries = (await triesOf(town(), 'web-push')).slice(before);
      const { credentials = 0, accepted = 0, refused = 0, ...rest } = counted(tries);
      expect([credentials > 0, rest]).toEqual([true, {}]);
      expect(accepted + refused).toBe(own.length + others.length - 6);
      // The service took this token a moment ago. Fewer than five in a dispatch pass for bad subscriptions: theirs is lost.
      const inOne = Object.values(
        Object.groupBy(
          tries.filter(({ reason }) => reason === 'refused'),
          ({ dispatch }) => dispatch,
        ),
      );
      expect(Math.max(0, ...inOne.map((each) => each?.length ?? 0))).toBeLessThan(5);
      const left = await town().ledger.ask("SELECT 1 FROM way WHERE channel = 'web-push' AND state <> 'active'");
      expect(left).toHaveLength(6);
      expect(repeated(received())).toBe(0);
    },
    60_000,
  );

  it('F46 500, 502, 503, a reset, a broken connection, a redirect: tried again, never followed, once for each device', async () => {
    const { push } = ground().sinks;
    const decoy = await PushSink.start();
    const answers: PushAnswerScript[] = [
      { status: 500 },
      { status: 502 },
      { status: 503 },
      'reset',
      { redirect: `${decoy.url}/push/elsewhere` },
    ];
    own.forEach((id, n) => {
      const answer = answers[n % 8];
      if (answer !== undefined) push.answers.set(id, answer);
    });
    setTimeout(() => push.answers.clear(), 1_500);
    const tries = await afterAlert();
    await decoy.stop();
    expect(decoy.requests).toBe(0);
    expect(counted(tries.filter(({ final }) => final))).toEqual({ accepted: own.length + others.length - 6 });
    expect(tries.length).toBeGreaterThan(own.length + others.length);
    expect(repeated(received())).toBe(0);
  }, 60_000);

  it('F47 201 for a device that is gone: counted as handed over, never as seen by the resident', async () => {
    const lost = own.slice(10, 13);
    answerAll(ground().sinks.push, lost, 'lost');
    const tries = await afterAlert();
    ground().sinks.push.answers.clear();
    expect(histories(tries)).toEqual({ accepted: own.length + others.length - 6 });
    expect(received().length).toBe(own.length + others.length - 6 - lost.length);
    const [alert] = await town().ledger.ask<{ id: string }>(
      'SELECT alert_id AS id FROM version ORDER BY issued_at DESC LIMIT 1',
    );
    const { body } = await town().call('GET', `${town().url}/api/alerts/${alert?.id}/reach`);
    expect(body).toMatchObject({ acknowledged: 0 });
  }, 60_000);
});

describe('an endpoint that is not a push service', () => {
  it('F48 is refused when somebody subscribes with it, and gets nothing when it is in the database all the same', async () => {
    const { push } = ground().sinks;
    const env = { ...(await environment()), PUSH_ALLOWED_HOSTS: push.host };
    await inTown(ground(), { queue: 'postgresql', env }, async (strict) => {
      const [before, knocks] = [other.requests, other.connections];
      const statuses = [];
      for (const endpoint of [
        `${other.url}/push/1`,
        'https://169.254.169.254/latest',
        'https://127.0.0.1/push/1',
        `${push.url}/push/new`,
      ])
        statuses.push(await subscribe(strict, endpoint));
      expect(statuses).toEqual([422, 422, 422, 201]);
      await issue(strict);
      await strict.settled(1);
      // The new device has keys the receiver does not know: it is gone.
      expect(counted(await triesOf(strict, 'web-push'))).toEqual({
        accepted: own.length,
        'address-invalid': others.length,
        'address-gone': 1,
      });
      expect([other.requests, other.connections]).toEqual([before, knocks]);
    });
  }, 60_000);

  it('F46 with a certificate that does not verify gets nothing, the rest arrives, and a person is told', async () => {
    const env = { ...(await environment()), PUSH_CA_FILE: ground().sinks.environment.PUSH_CA_FILE ?? '' };
    await inTown(ground(), { queue: 'postgresql', env }, async (careful) => {
      const before = other.requests;
      await issue(careful);
      await othersArrive(careful, 'web-push');
      await alarmed(careful, 'stopped:web-push');
      expect(counted((await triesOf(careful, 'web-push')).filter(({ final }) => final))).toEqual({
        accepted: own.length,
      });
      expect(other.requests).toBe(before);
      expect(await alarmsIn(careful)).toEqual(['stopped:web-push']);
    });
  }, 60_000);
});

/** As push.js does it for a resident. */
async function subscribe(at: FaultTown, endpoint: string): Promise<number> {
  const { p256dh, auth } = ground().sinks.push.subscribe();
  const { status } = await at.call('POST', `${at.url}/subscribe/push`, {
    body: JSON.stringify({
      home: '13229',
      chome: '',
      safety: ['evacuation'],
      language: 'ja',
      drills: 'no',
      consent: true,
      consentVersion: CONSENT.version,
      subscription: { endpoint, p256dh, auth },
    }),
    headers: { Origin: at.url },
  });
  return status;
}
