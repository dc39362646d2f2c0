import { isIP, type LookupFunction } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { Http1Line } from './http1-line.js';
import { Http2Line } from './http2-line.js';
import type { Line, PushAnswer, PushRequest } from './line.js';

/** Wall-clock limits, and how many messages are under way to one push service. */
export interface Limits {
  connectMs: number;
  messageMs: number;
  idleMs: number;
  atOnce: number;
}

export const LIMITS: Limits = { connectMs: 5_000, messageMs: 8_000, idleMs: 60_000, atOnce: 100 };

export interface TlsChoice {
  /** Further certificate authorities, beside the usual ones. */
  ca: string[] | undefined;
  /** Refuses private addresses; absent for a host the operator listed. */
  lookup: LookupFunction | undefined;
}

/** One message to post. */
export interface Errand {
  /** Asked when the line stands, right before the bytes are made and leave. */
  mayStart(): boolean;
  /** Nothing where the subscriber's keys are none. */
  make(): PushRequest | undefined;
  signal: AbortSignal;
}

function mayLeave(errand: Errand): boolean {
  return !errand.signal.aborted && errand.mayStart();
}

/** One push service: a line that is opened when needed and replaced when it breaks, and a bound on what is under way. */
export class Origin {
  private line: Line | undefined;
  private opening: Promise<Line | string> | undefined;
  private underWay = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    readonly url: URL,
    private readonly tls: TlsChoice,
    private readonly limits: Limits,
  ) {}

  /** Posts an errand as soon as there is room and a line; a line that broke is tried once more, anew. */
  async post(errand: Errand): Promise<PushAnswer> {
    while (this.underWay >= this.limits.atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.underWay += 1;
    try {
      return await this.run(errand);
    } finally {
      this.underWay -= 1;
      this.waiting.shift()?.();
    }
  }

  async close(): Promise<void> {
    await this.opening;
    this.line?.close();
  }

  private async run(errand: Errand): Promise<PushAnswer> {
    if (errand.signal.aborted) return { failed: 'not-started' };
    const line = this.usableLine() ?? (await this.openLine());
    if (typeof line === 'string') return { failed: 'down', detail: line, again: false };
    // Asked only now: connecting takes its time.
    if (!mayLeave(errand)) return { failed: 'not-started' };
    const request = errand.make();
    if (request === undefined) return { failed: 'bad-keys' };
    const answer = await line.post(request, this.limits.messageMs, errand.signal);
    if (!('again' in answer) || !answer.again || !mayLeave(errand)) return answer;
    const other = await this.openLine();
    if (typeof other === 'string') return { failed: 'down', detail: other, again: false };
    return mayLeave(errand) ? other.post(request, this.limits.messageMs, errand.signal) : answer;
  }

  private usableLine(): Line | undefined {
    return this.line?.usable === true ? this.line : undefined;
  }

  /** All who wait share one attempt to connect, and its failure. */
  private openLine(): Promise<Line | string> {
    const line = this.usableLine();
    if (line !== undefined) return Promise.resolve(line);
    this.opening ??= this.connect().then((opened) => {
      this.opening = undefined;
      if (typeof opened !== 'string') this.line = opened;
      return opened;
    });
    return this.opening;
  }

  private async connect(): Promise<Line | string> {
    const socket = await openSocket(this.url, this.tls, this.limits.connectMs);
    if (typeof socket === 'string') return socket;
    if (socket.alpnProtocol === 'h2') return new Http2Line(this.url.origin, socket, this.limits.idleMs);
    socket.destroy();
    return new Http1Line(this.url, this.tls);
  }
}

/** A verified TLS connection, or the code of what went wrong. */
function openSocket(url: URL, tls: TlsChoice, ms: number): Promise<TLSSocket | string> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connectTls({
      host,
      port: Number(url.port || '443'),
      ALPNProtocols: ['h2', 'http/1.1'],
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(tls.ca === undefined ? {} : { ca: tls.ca }),
      ...(tls.lookup === undefined ? {} : { lookup: tls.lookup }),
    });
    const failed = (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(error.code ?? 'error');
    };
    const timer = setTimeout(() => failed(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })), ms);
    socket.on('error', failed);
    socket.once('secureConnect', () => {
      clearTimeout(timer);
      socket.removeListener('error', failed);
      resolve(socket);
    });
  });
}
