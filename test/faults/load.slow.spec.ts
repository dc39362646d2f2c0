import { describe, expect, it } from '@jest/globals';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { getPriority } from 'node:os';
import type { Visit, Visited } from '../../src/cli/bench/page-visitors.js';
import { useGround } from '../support/fault-ground.js';
import { inTown } from '../support/fault-town.js';
import { eventually } from '../support/hub.js';

const ground = useGround({ residents: 2_000 });

describe('everybody opens the page at once', () => {
  it('F71 500 requests a second: p99 within 200 ms, and sending goes on', async () => {
    await inTown(ground(), { queue: 'postgresql' }, async (town) => {
      // No town's hub was started a second before its alert.
      expect(getPriority(town.worker().pid)).toBeGreaterThan(getPriority(town.web.pid));
      await visitors({ origin: town.url, path: '/', perSecond: 500, seconds: 3 });
      await town.alarm();
      const [alert] = await eventually(async () => {
        const rows = await town.ledger.ask<{ short_id: string }>('SELECT short_id FROM alert');
        return rows.length > 0 && rows;
      });
      const path = `/alerts/${alert?.short_id ?? ''}`;
      await fetch(`${town.url}${path}`);
      const visited = await visitors({ origin: town.url, path, perSecond: 500, seconds: 6 });
      expect(visited).toMatchObject({ asked: 3_000, failed: 0 });
      expect(visited.p99Ms).toBeLessThan(200);
      await town.settled(1);
      await town.expectAllReached();
    });
  }, 60_000);
});

/** In a process of their own: the receivers live in this one, and visitors would wait for them and not for the page. */
async function visitors(wanted: Visit): Promise<Visited> {
  const child = fork('dist/cli/bench/page-visitors-process.js', [], { execArgv: [] });
  try {
    child.send(wanted);
    const [visited] = (await once(child, 'message')) as [Visited];
    return visited;
  } finally {
    child.disconnect();
  }
}
