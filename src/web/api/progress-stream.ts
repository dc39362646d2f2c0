import type { FastifyReply } from 'fastify';

const EVERY_MS = 500;
/** A forgotten tab is let go; EventSource comes back by itself. */
const LONGEST_MS = 10 * 60_000;

/** Server-sent events of this name, whenever what `look` sees has changed, and a heartbeat in between. */
export function streamChanges(
  reply: FastifyReply,
  event: string,
  look: () => Promise<unknown>,
  everyMs = EVERY_MS,
): void {
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
      .then((seen) => {
        const text = JSON.stringify(seen ?? null);
        beats += 1;
        if (text !== last) raw.write(`event: ${event}\ndata: ${text}\n\n`);
        else if (beats % 20 === 0) raw.write(': still here\n\n');
        last = text;
        if (!raw.destroyed) timer = setTimeout(tick, everyMs);
      })
      .catch(() => raw.end());
  };
  raw.on('close', () => {
    clearTimeout(timer);
    clearTimeout(end);
  });
  tick();
}
