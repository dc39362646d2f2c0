import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FaultProxy } from '../../src/cli/nemesis/fault-proxy.js';
import { Queues } from '../../src/platform/queue/queues.js';
import { Log } from '../../src/platform/log.js';
import { freshDatabase } from '../support/hub.js';

let proxy: FaultProxy;
let queues: Queues;

beforeAll(async () => {
  const url = new URL(await freshDatabase());
  proxy = await FaultProxy.start(Number(url.port));
  url.port = String(proxy.port);
  queues = new Queues({ databaseUrl: url.toString() }, new Log('silent'));
  await queues.open();
}, 30_000);

afterAll(async () => {
  proxy.reset();
  proxy.stop();
  await queues.close();
});

async function answers(): Promise<boolean> {
  return queues.depth('parse').then(
    () => true,
    () => false,
  );
}

describe('a process that seldom asks its queue', () => {
  it('was unready for a minute after its idle connections had died without a word, finding out one after another', async () => {
    await Promise.all(Array.from({ length: 12 }, answers));
    expect(await answers()).toBe(true);
    proxy.blackholeExisting();
    const began = performance.now();
    while (!(await answers())) {
      await new Promise((done) => setTimeout(done, 500));
      if (performance.now() - began > 15_000) break;
    }
    expect(performance.now() - began).toBeLessThan(5_000);
  }, 30_000);
});
