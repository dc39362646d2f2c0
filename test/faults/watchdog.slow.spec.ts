import { describe, expect, it } from '@jest/globals';
import { useGround } from '../support/fault-ground.js';
import { inTown } from '../support/fault-town.js';

const ground = useGround({ residents: 60 });

describe('a process that can no longer work', () => {
  it('that takes no work although some is due ends with 70, and the next one does what was left', async () => {
    await inTown(ground(), { queue: 'postgresql' }, async (town) => {
      await town.ledger.ask('ALTER SCHEMA bullmq RENAME TO bullmq_gone');
      await town.alarm();
      expect(await town.worker().exit(150_000)).toEqual({ code: 70, signal: null });
      await town.ledger.ask('ALTER SCHEMA bullmq_gone RENAME TO bullmq');
      town.worker().start();
      await town.settled();
      await town.expectAllReached();
    });
  }, 240_000);

  it('whose event loop stands still for a minute is ended by its guard', async () => {
    await inTown(ground(), { queue: 'postgresql' }, async (town) => {
      town.worker().block(150_000);
      expect(await town.worker().exit(100_000)).toEqual({ code: null, signal: 'SIGKILL' });
      expect(town.worker().output).toContain('the event loop stood still');
    });
  }, 150_000);
});
