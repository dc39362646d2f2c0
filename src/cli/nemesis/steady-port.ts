import { createServer } from 'node:net';

/** Below the range from which Linux takes ports for outgoing connections (32768 and up). */
const FROM = 20_000;
const COUNT = 12_000;

let next = (process.pid * 97) % COUNT;

/**
 * A free port for a server that will be killed and started again: an outgoing connection of the machine never takes it
 * while the server is down, as it would one of `freePort`.
 */
export async function steadyPort(): Promise<number> {
  for (let tries = 0; tries < COUNT; tries += 1) {
    next = (next + 1) % COUNT;
    const port = FROM + next;
    if (await isFree(port)) return port;
  }
  throw new Error('no free port');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}
