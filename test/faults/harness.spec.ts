import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { openFaultGround, type FaultGround } from '../support/fault-ground.js';
import { FaultProxy, type ProxyMode } from '../../src/cli/nemesis/fault-proxy.js';
import { BACKENDS, inTown } from '../support/fault-town.js';

let ground: FaultGround;
beforeAll(async () => {
  ground = await openFaultGround({ residents: 100 });
}, 60_000);
afterAll(() => ground.close());

describe.each(BACKENDS)('the fault harness, queue on %s', (queue) => {
  it('delivers one alert when nothing is wrong, and both logs agree', async () => {
    await inTown(ground, { queue }, async (town) => {
      await town.alarm();
      await town.settled();
      await town.expectAllReached();
    });
  }, 60_000);
});

describe('the fault proxy', () => {
  /** What a client gets of eight bytes echoed through the proxy, and how it ended after at most 300 ms. */
  async function echoed(mode: ProxyMode): Promise<string> {
    const server = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = await FaultProxy.start((server.address() as AddressInfo).port);
    await proxy.set(mode);
    const client = connect(proxy.port, '127.0.0.1');
    let got = '';
    client.on('data', (chunk) => (got += chunk.toString()));
    const ended = Promise.race([
      once(client, 'error').then(() => 'refused'),
      once(client, 'close').then(() => 'closed'),
      new Promise<string>((done) => setTimeout(() => done('open'), 300)),
    ]);
    client.write('12345678');
    const how = await ended;
    client.destroy();
    proxy.stop();
    server.close();
    return `${got} ${how}`;
  }

  it.each<[string, ProxyMode, string | RegExp]>([
    ['passes', 'pass', '12345678 open'],
    ['refuses', 'refuse', ' refused'],
    ['swallows', 'blackhole', ' open'],
    ['is slow', { delayMs: 50 }, '12345678 open'],
    ['drips', { dripMs: 60 }, /^1\d{0,6} open$/],
    ['cuts off', { truncateAfter: 3 }, /^(123)? closed$/],
    ['throttles', { bytesPerSecond: 10 }, ' open'],
  ])('%s', async (_name, mode, expected) => {
    const said = await echoed(mode);
    if (typeof expected === 'string') expect(said).toBe(expected);
    else expect(said).toMatch(expected);
  });
});
