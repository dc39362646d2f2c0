import { Agent, request as httpsRequest, type RequestOptions } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Deadlines } from './deadlines.js';
import { KEPT_TEXT, type Line, type PushAnswer, type PushRequest } from './line.js';

/** Kept-alive connections to a push service that speaks no HTTP/2. */
export class Http1Line implements Line {
  private readonly agent: Agent;
  private readonly deadlines = new Deadlines();

  constructor(
    private readonly origin: URL,
    tls: { ca: string[] | undefined; lookup: LookupFunction | undefined },
  ) {
    this.agent = new Agent({
      keepAlive: true,
      maxSockets: 20,
      ...(tls.ca === undefined ? {} : { ca: tls.ca }),
      ...(tls.lookup === undefined ? {} : { lookup: tls.lookup }),
    });
  }

  get usable(): boolean {
    return true;
  }

  post(message: PushRequest, ms: number, signal: AbortSignal): Promise<PushAnswer> {
    return new Promise((resolve) => {
      const options: RequestOptions = {
        method: 'POST',
        path: message.path,
        headers: message.headers,
        agent: this.agent,
      };
      const request = httpsRequest(this.origin, options);
      const settle = (result: PushAnswer) => {
        stop();
        resolve(result);
      };
      const stop = this.deadlines.start(ms, signal, () => {
        settle({ failed: 'timeout', detail: 'no answer in time', again: false });
        request.destroy();
      });
      request.on('response', (response) => {
        const retryAfter = response.headers['retry-after'];
        const answer = { status: response.statusCode ?? 0, retryAfter, text: '' };
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (answer.text = (answer.text + chunk).slice(0, KEPT_TEXT)));
        response.on('close', () => settle(answer));
      });
      request.on('error', (error: NodeJS.ErrnoException) =>
        settle({ failed: 'down', detail: error.code ?? 'error', again: true }),
      );
      request.end(message.body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
