import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Sinks } from '../../src/cli/demo-sinks.js';
import { ReachService } from '../../src/reach/reach.service.js';
import { ReachWorker } from '../../src/reach/reach.worker.js';
import { startGateway, type Gateway } from '../support/gateway.js';
import { eventually, startTestHub, type TestHub } from '../support/hub.js';
import { order, settle, standing } from '../support/last-mile.js';
import { startTestSinks } from '../support/sinks.js';

describe("a city's own voice service", () => {
  let sinks: Sinks;
  let gateway: Gateway;
  let town: TestHub;
  let names: Map<string, string>;
  let versionId = '';

  beforeAll(async () => {
    [sinks, gateway] = await Promise.all([startTestSinks(), startGateway()]);
    town = await startTestHub({ ...sinks.environment, ...gateway.environment('VOICE_GATEWAY') });
    await town.get(ReachWorker).stop();
    const phone = (address: string) => [{ channel: 'phone', address }];
    names = await settle(town, [
      { name: 'answers', ways: phone('042-400-0001') },
      { name: 'absent', ways: phone('042-400-0002 / 090-0000-0002') },
      { name: 'silent', ways: phone('042-400-0003') },
      { name: 'on fax', ways: [{ channel: 'fax', address: '042-400-0004' }] },
      { name: 'by mail', ways: [{ channel: 'email', address: 'a@mail1.example' }] },
    ]);
  }, 60_000);

  afterAll(async () => {
    await town.close();
    await sinks.stop();
    await gateway.stop();
  });

  const follow = (minutes = 0): Promise<void> => town.get(ReachService).follow(new Date(Date.now() + minutes * 60_000));
  const hook = (): string => `${town.url}/hooks/phone`;
  const idOf = (number: string): string =>
    gateway.calls.flatMap(({ body }) => body.recipients).find(({ numbers }) => numbers.includes(number))!.id;
  const event = (id: string, recipient: string, result: string) => ({
    id,
    recipient,
    result,
    at: new Date().toISOString(),
  });

  it('is called once for those whose step it is, signed, with one key through a repeat', async () => {
    gateway.answers.push(503);
    ({ versionId } = await order(town));
    await follow();
    await eventually(() => Promise.resolve(gateway.calls.length >= 2), 20_000);
    const [first, second] = gateway.calls;
    expect(gateway.calls.every(({ isSigned }) => isSigned)).toBe(true);
    expect(second!.headers['idempotency-key']).toBe(first!.headers['idempotency-key']);
    expect(second!.body.recipients).toHaveLength(3);
    expect(second!.body).toMatchObject({ drill: false, language: 'ja' });
    expect(second!.body.message.lines.map(({ text }) => text).join('')).toContain('こちらは');
    expect(idOf('090-0000-0002')).toBe(idOf('042-400-0002'));
    // Nobody is reached because a gateway took the batch, and nobody else stands on its list.
    await follow();
    const now = await standing(town, versionId, names);
    for (const name of ['answers', 'absent', 'silent'])
      expect(now[name]).toEqual({ list: null, how: null, is_open: true });
    expect(now).toMatchObject({ 'on fax': { list: 'fax' }, 'by mail': { is_open: false } });
  }, 60_000);

  it('refuses receipts that are not signed, stale or unreadable, and says what to do', async () => {
    const told = [event('1', idOf('042-400-0001'), 'heard')];
    expect((await gateway.tell(hook(), told, { secret: 'another-secret-of-somebody' })).status).toBe(401);
    expect((await gateway.tell(hook(), told, { at: Date.now() - 6 * 60_000 })).status).toBe(401);
    expect((await gateway.tell(hook(), told, { at: Date.now() + 6 * 60_000 })).status).toBe(401);
    const unreadable = await gateway.tell(hook(), [], { raw: '{"events":"none"}' });
    expect(unreadable.status).toBe(422);
    expect(await unreadable.text()).toContain('docs/last-mile.md');
    const stranger = `${versionId}.00000000-0000-4000-8000-000000000000`;
    expect(await (await gateway.tell(hook(), [event('2', stranger, 'heard')])).json()).toEqual({ received: 0 });
    await follow();
    expect(await standing(town, versionId, names)).toMatchObject({ answers: { how: null, is_open: true } });
  });

  it('hands on what became of each call: heard ends it, no answer and silence go to people', async () => {
    const events = [event('3', idOf('042-400-0001'), 'heard'), event('4', idOf('042-400-0002'), 'no-answer')];
    expect(await (await gateway.tell(hook(), events)).json()).toEqual({ received: 2 });
    expect(await (await gateway.tell(hook(), events)).json()).toEqual({ received: 0 });
    await follow();
    expect(await standing(town, versionId, names)).toMatchObject({
      answers: { how: 'called', list: null, is_open: false },
      absent: { how: null, list: 'call', is_open: true },
      silent: { how: null, list: null, is_open: true },
    });
    // Half of the step's twenty minutes is the gateway's.
    await follow(11);
    expect(await standing(town, versionId, names)).toMatchObject({
      absent: { list: 'call' },
      silent: { list: 'call' },
    });
    await follow(21);
    expect(await standing(town, versionId, names)).toMatchObject({
      absent: { list: 'visit' },
      silent: { list: 'visit' },
    });
  }, 30_000);

  it('is never called by an ordinary fan-out: a new report goes down the chain again', async () => {
    const before = gateway.calls.length;
    const next = await order(town);
    expect(next.versionId).not.toBe(versionId);
    const dispatched = await town.database.query(
      "SELECT 1 FROM dispatch WHERE version_id = $1 AND channel IN ('phone', 'fax')",
      [next.versionId],
    );
    expect(dispatched).toHaveLength(0);
    expect(gateway.calls).toHaveLength(before);
  }, 60_000);
});
