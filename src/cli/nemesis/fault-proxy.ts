import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { steadyPort } from './steady-port.js';

/**
 * What the way between a process and a server does. `refuse` takes no new connection; `blackhole` keeps everything
 * open and moves nothing, as a dead switch does, and what was on its way arrives when it ends.
 */
export type ProxyMode =
  | 'pass'
  | 'refuse'
  | 'blackhole'
  | { delayMs: number }
  | { dripMs: number }
  | { bytesPerSecond: number }
  | { truncateAfter: number };

interface Pair {
  client: Socket;
  server: Socket;
  /** Nothing moves on it ever again, whatever the mode. */
  isDead: boolean;
  carried: number;
}

const LOOK_EVERY_MS = 20;
/** The keepalive that the hub asks its database for finds a dead way after so long, whatever the near side does. */
const FAR_SIDE_KNOWS_MS = 11_000;

/** A TCP proxy on the loopback address whose faults are switched while connections are open. */
export class FaultProxy {
  /** Connections opened so far. */
  opened = 0;
  private mode: ProxyMode = 'pass';
  private readonly pairs = new Set<Pair>();
  private listener?: Server;
  private isStopped = false;

  private constructor(
    readonly port: number,
    /** May be changed: later connections go there. */
    public upstream: number,
  ) {}

  static async start(upstream: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(await steadyPort(), upstream);
    await proxy.listen();
    return proxy;
  }

  /** Changes what happens to open and to new connections. */
  async set(mode: ProxyMode): Promise<void> {
    this.mode = mode;
    if (mode === 'refuse') this.deafen();
    else if (this.listener === undefined) await this.listen();
  }

  /** Ends every open connection with a reset. */
  reset(): void {
    for (const pair of this.pairs) {
      pair.client.resetAndDestroy();
      pair.server.destroy();
    }
    this.pairs.clear();
  }

  /** Connections that are open now never move a byte again; new ones are as the mode says. */
  blackholeExisting(): void {
    for (const pair of this.pairs) {
      pair.isDead = true;
      setTimeout(() => pair.server.destroy(), FAR_SIDE_KNOWS_MS).unref();
    }
  }

  get connections(): number {
    return this.pairs.size;
  }

  stop(): void {
    this.isStopped = true;
    this.deafen();
    this.reset();
  }

  private deafen(): void {
    this.listener?.close();
    delete this.listener;
  }

  private async listen(): Promise<void> {
    const listener = createServer({ allowHalfOpen: true, noDelay: true }, (client) => this.join(client));
    listener.on('error', () => undefined);
    listener.listen(this.port, '127.0.0.1');
    await once(listener, 'listening');
    this.listener = listener;
  }

  private join(client: Socket): void {
    this.opened += 1;
    const server = connect({ port: this.upstream, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    const pair: Pair = { client, server, isDead: false, carried: 0 };
    this.pairs.add(pair);
    for (const socket of [client, server]) socket.on('error', () => undefined);
    void this.carry(pair, client, server);
    void this.carry(pair, server, client);
  }

  private async carry(pair: Pair, from: Socket, to: Socket): Promise<void> {
    try {
      for await (const chunk of from) await this.pass(pair, to, chunk as Buffer);
    } catch {
      // Reset by one side: the other learns it below, unless the way is dead.
    }
    await this.untilOpen(pair);
    to.destroy();
    from.destroy();
    this.pairs.delete(pair);
  }

  private async pass(pair: Pair, to: Socket, chunk: Buffer): Promise<void> {
    // Read and thrown away where the way is dead: only so is it seen that this side gives up.
    if (!(await this.mayMove(pair))) return;
    const { mode } = this;
    if (typeof mode === 'object' && 'delayMs' in mode) await pause(mode.delayMs);
    if (typeof mode === 'object' && 'bytesPerSecond' in mode) await pause((chunk.length / mode.bytesPerSecond) * 1_000);
    if (typeof mode === 'object' && 'dripMs' in mode) return this.drip(pair, to, chunk);
    if (typeof mode === 'object' && 'truncateAfter' in mode) return this.truncate(pair, to, chunk, mode.truncateAfter);
    if (await this.mayMove(pair)) await write(to, chunk);
  }

  /** Byte for byte for as long as the way drips; what is left when that ends goes at once. */
  private async drip(pair: Pair, to: Socket, chunk: Buffer): Promise<void> {
    for (let at = 0; at < chunk.length; at += 1) {
      const { mode } = this;
      if (typeof mode !== 'object' || !('dripMs' in mode)) return write(to, chunk.subarray(at));
      await pause(mode.dripMs);
      if (!(await this.mayMove(pair))) return;
      await write(to, chunk.subarray(at, at + 1));
    }
  }

  private async truncate(pair: Pair, to: Socket, chunk: Buffer, after: number): Promise<void> {
    const rest = Math.max(0, after - pair.carried);
    pair.carried += chunk.length;
    await write(to, chunk.subarray(0, rest));
    if (chunk.length >= rest) throw new Error('cut off');
  }

  /** Waits while nothing moves; a pair that dies meanwhile waits no longer, and never moves again. */
  private async mayMove(pair: Pair): Promise<boolean> {
    while (!this.isStopped && !pair.isDead && this.mode === 'blackhole') await pause(LOOK_EVERY_MS);
    return !pair.isDead;
  }

  /** Waits until one side may learn that the other has ended. */
  private async untilOpen(pair: Pair): Promise<void> {
    while (!this.isStopped && this.pairs.has(pair) && (pair.isDead || this.mode === 'blackhole'))
      await pause(LOOK_EVERY_MS);
  }
}

async function write(to: Socket, bytes: Buffer): Promise<void> {
  if (to.destroyed) throw new Error('closed');
  if (!to.write(bytes)) await Promise.race([once(to, 'drain'), once(to, 'close')]);
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
