import { constants, connect as connectHttp2, type ClientHttp2Session, type ClientHttp2Stream } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { Deadlines } from './deadlines.js';
import { KEPT_TEXT, type Line, type PushAnswer, type PushRequest } from './line.js';

/** Every message to one push service over one connection, side by side (RFC 9113). */
export class Http2Line implements Line {
  private readonly session: ClientHttp2Session;
  private readonly deadlines = new Deadlines();
  private failure = 'closed';
  /** Messages that ran out of time since the service last said anything. */
  private unanswered = 0;
  private ended = false;

  constructor(origin: string, socket: TLSSocket, idleMs: number) {
    this.session = connectHttp2(origin, { createConnection: () => socket });
    this.session.on('error', (error: NodeJS.ErrnoException) => {
      this.failure = error.code ?? 'error';
      this.ended = true;
    });
    // The service finishes what it has and takes nothing new: what comes next opens another line.
    this.session.on('goaway', () => (this.ended = true));
    this.session.on('close', () => (this.ended = true));
    this.session.setTimeout(idleMs, () => this.session.close());
  }

  get usable(): boolean {
    return !this.ended && !this.session.closed && !this.session.destroyed;
  }

  post(request: PushRequest, ms: number, signal: AbortSignal): Promise<PushAnswer> {
    const stream = this.open(request);
    if (stream === undefined) return Promise.resolve({ failed: 'down', detail: this.failure, again: true });
    return new Promise((resolve) => {
      let answer: { status: number; retryAfter: string | undefined; text: string } | undefined;
      const settle = (result: PushAnswer) => {
        stop();
        resolve(result);
      };
      const stop = this.deadlines.start(ms, signal, () => {
        settle(answer ?? { failed: 'timeout', detail: 'no answer in time', again: false });
        stream.close(constants.NGHTTP2_CANCEL);
        if (answer === undefined && !signal.aborted) this.missed();
      });
      stream.on('response', (headers) => {
        this.unanswered = 0;
        const status = headers[':status'] ?? 0;
        answer = { status, retryAfter: headers['retry-after']?.toString(), text: '' };
        if (status >= 300) keepText(stream, answer);
        else stream.resume();
      });
      // An error is always followed by `close`, which tells what had arrived by then.
      stream.on('error', (error: NodeJS.ErrnoException) => (this.failure = error.code ?? this.failure));
      stream.on('close', () => settle(answer ?? { failed: 'down', detail: this.failure, again: true }));
      stream.end(request.body);
    });
  }

  close(): void {
    this.ended = true;
    this.session.destroy();
  }

  private open(request: PushRequest): ClientHttp2Stream | undefined {
    if (!this.usable) return undefined;
    try {
      return this.session.request({ ':method': 'POST', ':path': request.path, ...request.headers });
    } catch {
      // A session that closes between the check and the call throws.
      this.ended = true;
      return undefined;
    }
  }

  /** Three in a row without a word: the connection is a black hole, and TCP would only notice in minutes. */
  private missed(): void {
    this.unanswered += 1;
    if (this.unanswered >= 3) this.close();
  }
}

/** What the service says of its refusal, for the operator. */
function keepText(stream: ClientHttp2Stream, answer: { text: string }): void {
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => (answer.text = (answer.text + chunk).slice(0, KEPT_TEXT)));
}
