import { afterAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useGround } from '../support/fault-ground.js';
import { newDir } from '../../src/cli/nemesis/own-servers.js';
import { BACKENDS, inTown, quake } from '../support/fault-town.js';
import { collisionRows } from './rows/collisions.js';

collisionRows('postgresql', ['serialization failure', 'lock timeout']);
collisionRows('redis', ['serialization failure', 'deadlock', 'lock timeout']);

/** A disk of its own, as large as a test needs; nothing where this user may not mount one. */
function smallDisk(megabytes: number): string | undefined {
  const dir = newDir('disk');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', dir], { stdio: 'ignore' });
    mkdirSync(join(dir, 'data'));
    chmodSync(join(dir, 'data'), 0o755);
    return dir;
  } catch {
    rmSync(dir, { recursive: true, force: true });
    return undefined;
  }
}

const disk = smallDisk(400);

(disk === undefined ? describe.skip : describe)('the disk of PostgreSQL is full (needs the right to mount)', () => {
  const ground = useGround({
    residents: 60,
    ownPostgres: { max_wal_size: '64MB', min_wal_size: '32MB' },
    ...(disk === undefined ? {} : { postgresDir: join(disk, 'data') }),
  });
  // After the ground is closed: such hooks run in the order they are registered.
  afterAll(() => {
    execFileSync('umount', [disk ?? '']);
    rmSync(disk ?? '', { recursive: true, force: true });
  });

  it.each(BACKENDS)(
    'F25 nothing acknowledged is lost, and it goes on alone when there is room, queue on %s',
    async (queue) => {
      await inTown(ground(), { queue }, async (town) => {
        await town.alarm();
        await town.settled();
        const ballast = join(disk ?? '', 'ballast');
        fillUp(ballast);
        let taken = 1;
        for (let n = 0; n < 40; n += 1) if ((await town.handIn(quake(), town.url, 3_000)).status === 202) taken += 1;
        expect(taken).toBeLessThan(41);
        rmSync(ballast);
        await town.web.ready();
        await town.alarm();
        await town.settled(taken + 1, 60_000);
        await town.expectAllReached(60);
      });
    },
    120_000,
  );
});

/** Writes until no byte more goes in. */
function fillUp(file: string): void {
  const block = Buffer.alloc(2 ** 20);
  try {
    for (;;) writeFileSync(file, block, { flag: 'a' });
  } catch {
    // Full: that was wanted.
  }
}
