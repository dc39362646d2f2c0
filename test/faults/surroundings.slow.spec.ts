import { describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { useGround } from '../support/fault-ground.js';
import { inTown, quake } from '../support/fault-town.js';
import { eventually } from '../support/hub.js';

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const ground = useGround({ residents: 120 });

describe('a feed that hands over rubbish', () => {
  it('F58 an error page, half a telegram, a wrong charset, nothing, a bomb: refused or kept for a person, never half read', async () => {
    await inTown(ground(), { queue: 'postgresql' }, async (town) => {
      const telegram = quake();
      const bodies: [string, string | Buffer][] = [
        ['an error page', '<!DOCTYPE html><html><body>503 Service Unavailable</body></html>'],
        ['half a telegram', telegram.slice(0, telegram.length / 2)],
        ['a wrong charset', Buffer.from(telegram, 'utf16le')],
        ['a bomb', gzipSync(Buffer.alloc(30_000_000))],
        ['trailing rubbish', `${telegram}<Report/>`],
      ];
      const send = (body: string | Buffer): Promise<Response> =>
        fetch(`${town.url}/intake/jma-xml`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${ground().apiKey}`, 'Content-Type': 'application/xml' },
          body: new Uint8Array(Buffer.from(body)),
        });
      expect((await send('')).status).toBe(422);
      for (const [, body] of bodies) expect([202, 413, 415, 422]).toContain((await send(body)).status);
      await eventually(async () => (await town.ledger.figures()).unread === 0);
      const kept = await town.ledger.ask<{ state: string; problem: unknown }>('SELECT state, problem FROM notice');
      expect(kept.length).toBe(bodies.length);
      expect(kept.every(({ state, problem }) => state === 'quarantined' && problem !== null)).toBe(true);
      expect((await town.ledger.figures()).versions).toBe(0);
      // The next good one is read as if nothing had been.
      expect((await town.handIn(telegram)).status).toBe(202);
      await town.settled(1);
      await town.expectAllReached();
    });
  }, 60_000);
});

describe('files that a studio takes', () => {
  it('F62 whoever reads while the hub writes finds the old ones or the new ones, whole', async () => {
    await inTown(ground(), { queue: 'postgresql' }, async (town) => {
      const folder = join(town.worker().plan.env.DATA_DIR ?? '', 'media', 'fm-feed');
      const broken: string[] = [];
      let [reads, isOver] = [0, false];
      const reader = (async () => {
        while (!isOver) {
          const file = join(folder, 'current.json');
          if (existsSync(file)) {
            reads += 1;
            try {
              JSON.parse(readFileSync(file, 'utf8'));
            } catch (error) {
              broken.push(String(error));
            }
          }
          await pause(1);
        }
      })();
      for (let n = 1; n <= 6; n += 1) {
        await town.alarm();
        await town.settled(n);
      }
      isOver = true;
      await reader;
      expect(broken).toEqual([]);
      expect(reads).toBeGreaterThan(20);
      expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    });
  }, 60_000);

  it('F62 a folder that cannot be written delays its own channel alone, and is tried again until it can', async () => {
    await inTown(ground(), { queue: 'postgresql' }, async (town) => {
      const media = join(town.worker().plan.env.DATA_DIR ?? '', 'media');
      rmSync(join(media, 'fm-feed'), { recursive: true, force: true });
      mkdirSync(join(media, 'fm-feed'), { recursive: true });
      // As good as a full disk: nothing can be put where the station's folder should be.
      const stations = await town.ledger.ask<{ n: number }>(
        "SELECT count(*)::int AS n FROM way WHERE channel = 'fm-feed' AND state = 'active'",
      );
      expect(stations[0]?.n).toBeGreaterThan(0);
      rmSync(join(media, 'fm-feed'), { recursive: true, force: true });
      writeFileSync(join(media, 'fm-feed'), 'in the way');
      await town.alarm();
      await eventually(async () => {
        const { channels } = await town.ledger.figures();
        return channels.email?.open === 0 && channels.line?.open === 0 && (channels['fm-feed']?.open ?? 0) > 0;
      }, 20_000);
      rmSync(join(media, 'fm-feed'));
      await town.settled(1);
      await town.expectAllReached();
    });
  }, 60_000);
});

describe('a resolver that is dead', () => {
  it('F65 the mail server’s last good address is used, and mail goes on', async () => {
    const file = join(ground().keysDir, 'dns');
    writeFileSync(file, 'ok');
    const smtp = ground().sinks.environment.SMTP_URL?.replace('127.0.0.1', 'mail.fault.test') ?? '';
    await inTown(ground(), { queue: 'postgresql', env: { FAULT_DNS_FILE: file, SMTP_URL: smtp } }, async (town) => {
      await town.only('email');
      await town.alarm();
      await town.settled(1);
      writeFileSync(file, 'dead');
      await pause(1_000);
      await town.alarm();
      await town.settled(2);
      await town.expectAllReached();
    });
  }, 60_000);
});
