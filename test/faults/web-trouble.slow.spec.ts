import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { get, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { openFaultGround, type FaultGround } from '../support/fault-ground.js';
import { inTown, type Answer, type FaultTown } from '../support/fault-town.js';

let ground: FaultGround;
beforeAll(async () => {
  ground = await openFaultGround({ residents: 60 });
}, 60_000);
afterAll(() => ground.close());

describe('the web process is in trouble', () => {
  it('F03 is told to stop during 100 requests: each is answered or refused, none is half done, and it ends in 10 s', async () => {
    await inTown(ground, { queue: 'postgresql' }, async (town) => {
      const drafts = await Promise.all(Array.from({ length: 50 }, () => town.draft({ channels: ['email', 'line'] })));
      const asked = [...drafts.map((draft) => town.issue(draft)), ...drafts.map(() => town.draft())];
      await Promise.race(asked);
      const began = Date.now();
      expect(await town.web.kill('SIGTERM')).toEqual({ code: 0, signal: null });
      expect(Date.now() - began).toBeLessThan(10_000);
      const answers = await Promise.all(asked);
      expect(answers.filter(({ status }) => ![0, 200, 201, 503].includes(status))).toEqual([]);
      town.web.start();
      await town.web.ready();
      const rows = await town.ledger.ask<{ id: string; state: string; issued: boolean; orders: number }>(
        `SELECT a.id, a.state, v.issued_at IS NOT NULL AS issued,
           (SELECT count(*)::int FROM alert_event e WHERE e.alert_id = a.id AND e.move = 'issue') AS orders
         FROM alert a JOIN version v ON v.alert_id = a.id`,
      );
      const halves = rows.filter(
        ({ state, issued, orders }) => issued !== (state === 'issued') || orders !== Number(issued),
      );
      expect(halves).toEqual([]);
      const kept = new Map(rows.map((row) => [row.id, row.state]));
      for (const { status, body } of answers.filter(isAnswered))
        expect([status, kept.get(body.id as string)]).toEqual([status, status === 200 ? 'issued' : 'draft']);
      await town.settled(rows.filter(({ issued }) => issued).length, 60_000);
      await town.expectAllReached();
    });
  }, 120_000);

  it('F04 stands still for seconds: its health turns red, and the workers go on', async () => {
    await inTown(ground, { queue: 'postgresql' }, async (town) => {
      town.web.block(15_000);
      expect((await town.web.health(2_000)).status).toBe(0);
      await town.alarm(town.worker().url);
      await town.settled();
      expect((await town.web.health(500)).status).toBe(0);
      await town.expectAllReached();
      await town.web.ready(30_000);
    });
  }, 60_000);

  it('F05 may open no more files: it goes on living, and takes alerts again when there is room', async () => {
    await inTown(ground, { queue: 'postgresql', plan: { openFiles: 96 } }, async (town) => {
      const idle = await crowd(town.web.plan.port, 150);
      expect([0, 503]).toContain(await newcomer(town));
      for (const socket of idle) socket.destroy();
      await town.web.ready(10_000);
      await town.alarm();
      expect(town.web.isRunning).toBe(true);
      await town.settled();
    });
  }, 60_000);

  it('F06 is sent 50 MB with little memory: it says 413 before it has read them, and lives', async () => {
    await inTown(ground, { queue: 'postgresql', plan: { nodeFlags: ['--max-old-space-size=96'] } }, async (town) => {
      expect(await tooMuch(town, { 'Content-Length': String(50 * 2 ** 20) })).toBe(413);
      expect(await tooMuch(town, { 'Transfer-Encoding': 'chunked' })).toBe(413);
      await town.alarm();
      await town.settled();
      await town.expectAllReached();
    });
  }, 60_000);
});

function isAnswered({ status }: Answer): boolean {
  return status === 200 || status === 201;
}

/** Clients that connect and say nothing. */
async function crowd(port: number, size: number): Promise<Socket[]> {
  const sockets = Array.from({ length: size }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  await new Promise((done) => setTimeout(done, 500));
  return sockets;
}

/** What somebody gets who is not connected yet; 0 = no answer. */
function newcomer(town: FaultTown): Promise<number> {
  return new Promise((done) => {
    const call = get(`${town.url}/health/ready`, { agent: false, timeout: 3_000 }, ({ statusCode = 0 }) =>
      done(statusCode),
    );
    call.once('timeout', () => call.destroy());
    call.once('error', () => done(0));
  });
}

/** A client that is still writing when the server hangs up may lose the answer to the broken pipe: it asks again. */
async function tooMuch(town: FaultTown, headers: Record<string, string>): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await pour(town, headers);
    } catch (error) {
      if (tries === 5 || !['EPIPE', 'ECONNRESET'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
}

/** Announces 50 MB, sends them as fast as they are taken, and gives the status that comes back. */
function pour(town: FaultTown, headers: Record<string, string>): Promise<number> {
  const block = Buffer.alloc(2 ** 20, 'x');
  return new Promise((done, fail) => {
    let left = 50;
    const call = request(`${town.url}/intake/jma-xml`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${ground.apiKey}`, 'Content-Type': 'application/xml', ...headers },
    });
    const more = (): void => {
      while (left > 0 && !call.destroyed) {
        left -= 1;
        if (!call.write(block)) return void call.once('drain', more);
      }
      call.end();
    };
    call.once('response', (response) => {
      done(response.statusCode ?? 0);
      response.resume();
      call.destroy();
    });
    call.once('error', (error) => fail(error));
    more();
  });
}
