import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { freePort } from '../../platform/database/embedded.js';

export interface RedisServer {
  url: string;
  /** Throws everything away: each hub begins with an empty queue. */
  empty(): Promise<void>;
  stop(): Promise<void>;
}

/** A Redis of the benchmark's own, kept on disk every second as its makers advise for queues; nothing where none is installed. */
export async function startRedis(dir: string): Promise<RedisServer | undefined> {
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'yes'];
  const child = spawn('redis-server', [...options, '--maxmemory-policy', 'noeviction'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const isUp = await new Promise<boolean>((done) => {
    const timer = setTimeout(() => done(false), 5_000);
    const settle = (up: boolean): void => {
      clearTimeout(timer);
      done(up);
    };
    child.once('error', () => settle(false));
    child.once('exit', () => settle(false));
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-2_000);
      if (said.includes('Ready to accept connections')) settle(true);
    });
  });
  const stop = async (): Promise<void> => {
    if (child.pid === undefined || child.exitCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await ended;
  };
  if (isUp) return { url: `redis://127.0.0.1:${port}`, empty: () => flush(port), stop };
  await stop();
  return undefined;
}

/** One inline command of Redis' own protocol: nothing else of a client is needed here. */
function flush(port: number): Promise<void> {
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('FLUSHALL\r\n'));
    socket.once('error', fail);
    socket.once('data', (answer) => {
      socket.destroy();
      if (answer.toString().startsWith('+OK')) done();
      else fail(new Error(`redis said ${answer.toString().trim()}`));
    });
  });
}
