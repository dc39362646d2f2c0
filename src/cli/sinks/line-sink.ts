import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the next call gets instead of 200; those that begin with `accept` send, and do not say so. */
export type LineScript =
  | 'rate-limit'
  | 'monthly-limit'
  | 'unauthorised'
  | 'forbidden'
  | 'bad-message'
  | 'error'
  | 'silence'
  | 'accept-then-500'
  | 'accept-then-silence'
  | 'accept-then-drop';

type Unsaid = Extract<LineScript, `accept-${string}`>;

export interface LineMessage {
  type: string;
  text?: string;
  altText?: string;
  template?: { text: string; actions: { label: string; data: string; displayText: string }[] };
}

export interface ReceivedLine {
  to: string[];
  messages: LineMessage[];
  retryKey: string;
  requestId: string;
  at: Date;
}

const TEXTS: Record<Exclude<LineScript, Unsaid | 'silence'>, [number, object]> = {
  'rate-limit': [429, { message: 'The API rate limit has been exceeded. Try again later.' }],
  'monthly-limit': [429, { message: 'You have reached your monthly limit.' }],
  unauthorised: [
    401,
    { message: 'Authentication failed. Confirm that the access token in the authorization header is valid.' },
  ],
  forbidden: [403, { message: 'Access to this API is not available for your account' }],
  'bad-message': [
    400,
    {
      message: 'The request body has 1 error(s)',
      details: [{ message: 'Length must be between 0 and 5000', property: 'messages[0].text' }],
    },
  ],
  error: [500, { message: 'Internal server error' }],
};

const USER_ID = /^U[0-9a-f]{32}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** LINE's sending endpoints on this machine, with their memory of retry keys. */
export class LineSink {
  readonly received: ReceivedLine[] = [];
  /** What the next calls get, one each; then 200 again. */
  readonly script: LineScript[] = [];
  /** The same by the number of the sending call, from 0. */
  readonly scriptAt = new Map<number, LineScript>();
  /** Well-formed ids that LINE nevertheless refuses. */
  readonly refused = new Set<string>();
  /** What was said in answer to an event. */
  readonly replies: { replyToken: string; text: string }[] = [];
  /** Every sending call, with its key. */
  readonly calls: { ids: number; retryKey: string }[] = [];
  /** The bodies of those calls, as they came. */
  readonly bodies: string[] = [];
  /** What may be sent in the month; without it the plan has no limit. */
  monthlyLimit: number | undefined;
  /** Sent in the month before this sink began to count. */
  usedBefore = 0;
  /** Accepted request id by retry key. */
  private readonly accepted = new Map<string, string>();

  private constructor(
    readonly port: number,
    private readonly server: Server,
    private readonly token: string | undefined,
  ) {}

  /** Listens on the loopback address only; with a `token` it refuses every other. */
  static async start(port = 0, token?: string): Promise<LineSink> {
    const server = createServer((request, response) => void sink.take(request, response));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    const sink: LineSink = new LineSink((server.address() as AddressInfo).port, server, token);
    return sink;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '' } = request;
    if (method === 'GET') return this.tell(request, response);
    if (method === 'POST' && url === '/v2/bot/message/reply') {
      return this.reply(request, response, Buffer.concat(chunks).toString('utf8'));
    }
    if (method !== 'POST' || !/^\/v2\/bot\/message\/(?:multicast|push)$/.test(url)) {
      return answer(response, 404, { message: 'Not found' });
    }
    this.sendingCall(request, response, Buffer.concat(chunks).toString('utf8'));
  }

  private reply(request: IncomingMessage, response: ServerResponse, text: string): void {
    if (!this.mayCall(request)) return answer(response, ...TEXTS.unauthorised);
    const body = JSON.parse(text) as { replyToken: string; messages: LineMessage[] };
    this.replies.push({ replyToken: body.replyToken, text: body.messages.map((each) => each.text ?? '').join('\n') });
    answer(response, 200, { sentMessages: [] });
  }

  private sendingCall(request: IncomingMessage, response: ServerResponse, text: string): void {
    const body = JSON.parse(text) as Pick<ReceivedLine, 'messages'> & { to: string | string[] };
    const to = [body.to].flat();
    const retryKey = request.headers['x-line-retry-key']?.toString() ?? '';
    const step = this.scriptAt.get(this.calls.length) ?? this.script.shift();
    this.calls.push({ ids: to.length, retryKey });
    this.bodies.push(text);
    if (step === 'silence') return;
    const refusal = this.mayCall(request) ? step : 'unauthorised';
    if (refusal !== undefined && !isUnsaid(refusal)) return answer(response, ...TEXTS[refusal]);
    this.send({ to, messages: body.messages, retryKey, requestId: randomUUID(), at: new Date() }, refusal, response);
  }

  /** The month's limit, and what of it is used. */
  private tell(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url?.replace('/v2/bot/message/', '');
    if (path !== 'quota' && path !== 'quota/consumption') return answer(response, 404, { message: 'Not found' });
    const step = this.script.shift();
    if (step === 'silence') return;
    if (!this.mayCall(request)) return answer(response, ...TEXTS.unauthorised);
    if (step === 'error') return answer(response, ...TEXTS.error);
    if (path === 'quota/consumption') return answer(response, 200, { totalUsage: this.used });
    const { monthlyLimit } = this;
    answer(response, 200, monthlyLimit === undefined ? { type: 'none' } : { type: 'limited', value: monthlyLimit });
  }

  private get used(): number {
    return this.received.reduce((sum, { to }) => sum + to.length, this.usedBefore);
  }

  private mayCall(request: IncomingMessage): boolean {
    return this.token === undefined || request.headers.authorization === `Bearer ${this.token}`;
  }

  private send(message: ReceivedLine, step: Unsaid | undefined, response: ServerResponse): void {
    const { retryKey, requestId } = message;
    const problem = this.problemWith(message.to, retryKey);
    if (problem !== undefined) return answer(response, 400, { message: problem });
    const before = this.accepted.get(retryKey);
    if (before !== undefined) {
      response.setHeader('x-line-accepted-request-id', before);
      return answer(response, 409, { message: 'The retry key is already accepted' });
    }
    if (retryKey !== '') this.accepted.set(retryKey, requestId);
    this.received.push(message);
    if (step === 'accept-then-silence') return;
    if (step === 'accept-then-drop') return void response.destroy();
    response.setHeader('x-line-request-id', requestId);
    if (step === 'accept-then-500') answer(response, ...TEXTS.error);
    else answer(response, 200, {});
  }

  private problemWith(to: string[], retryKey: string): string | undefined {
    if (retryKey !== '' && !UUID.test(retryKey)) return 'Invalid retry key';
    if (to.length === 0 || to.length > 500) return 'Size must be between 1 and 500';
    const bad = to.some((id) => !USER_ID.test(id) || this.refused.has(id));
    return bad ? "The property, 'to', in the request body is invalid (line: -, column: -)" : undefined;
  }
}

function isUnsaid(step: LineScript): step is Unsaid {
  return step.startsWith('accept-');
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
