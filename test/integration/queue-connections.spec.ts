import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FaultProxy } from '../../src/cli/nemesis/fault-proxy.js';
import { Queues } from '../../src/platform/queue/queues.js';
import { Log } from '../../src/platform/log.js';
import { eventually, freshDatabase } from '../support/hub.js';

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

describe('a queue that is asked for the first time', () => {
  it('stayed unanswered for good when its first connection had died: the failure was remembered', async () => {
    const ask = (): Promise<boolean> =>
      queues.depth('first-asked-late').then(
        () => true,
        () => false,
      );
    await Promise.all(Array.from({ length: 12 }, answers));
    proxy.blackholeExisting();
    const began = performance.now();
    let isAnswered = await ask();
    while (!isAnswered && performance.now() - began < 15_000) {
      await new Promise((done) => setTimeout(done, 500));
      isAnswered = await ask();
    }
    expect(isAnswered).toBe(true);
  }, 30_000);

  it('ended the whole process when the connection it had just taken was cut', async () => {
    const cuts = Array.from({ length: 25 }, (_, round) => round);
    for (const round of cuts) {
      const asked = Array.from({ length: 6 }, (_, n) => queues.depth(`cut-${round}-${n}`).catch(() => -1));
      await new Promise((done) => setTimeout(done, round));
      proxy.reset();
      await Promise.all(asked);
    }
    // The process is alive, and its queue answers as soon as its dead connections are found out.
    expect(await eventually(answers)).toBe(true);
  }, 60_000);
});
