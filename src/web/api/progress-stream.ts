import type { FastifyReply } from 'fastify';
import type { Progress } from '../../ledger/progress.js';

const EVERY_MS = 500;
/** A forgotten tab is let go; EventSource comes back by itself. */
const LONGEST_MS = 10 * 60_000;

/** Server-sent events `progress`, whenever the figures have changed, and a heartbeat in between. */
export function streamProgress(reply: FastifyReply, look: () => Promise<Progress | undefined>): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
    Connection: 'keep-alive',
  });
  raw.flushHeaders();
  let last = '';
  let beats = 0;
  let timer: NodeJS.Timeout | undefined;
  const end = setTimeout(() => raw.end(), LONGEST_MS);
  const tick = (): void => {
    look()
      .then((progress) => {
        const text = JSON.stringify(progress ?? null);
        beats += 1;
        if (text !== last) raw.write(`event: progress\ndata: ${text}\n\n`);
        else if (beats % 20 === 0) raw.write(': still here\n\n');
        last = text;
        timer = setTimeout(tick, EVERY_MS);
      })
      .catch(() => raw.end());
  };
  raw.on('close', () => {
    clearTimeout(timer);
    clearTimeout(end);
  });
  tick();
}
