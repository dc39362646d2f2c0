import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface GatewayCall {
  headers: IncomingHttpHeaders;
  body: {
    batch: string;
    drill: boolean;
    expiresAt: string;
    language: string;
    message: { lines: { text: string; speech: string }[] };
    recipients: { id: string; numbers: string[] }[];
  };
  isSigned: boolean;
}

/** A city's voice service as its vendor would build it from docs/last-mile.md: knows nothing of our code. */
export interface Gateway {
  url: string;
  calls: GatewayCall[];
  /** Status of the next calls, in turn; 202 when there is none left. */
  answers: number[];
  environment(prefix: string): Record<string, string>;
  /** Sends receipts to the hub, signed as given. */
  tell(hook: string, events: object[], how?: { secret?: string; at?: number; raw?: string }): Promise<Response>;
  stop(): Promise<void>;
}

const SECRET = 'a-secret-of-the-voice-gateway';

function signed(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

export async function startGateway(): Promise<Gateway> {
  const calls: GatewayCall[] = [];
  const answers: number[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8');
      const timestamp = String(request.headers['x-todoke-timestamp']);
      const isSigned = request.headers['x-todoke-signature'] === signed(SECRET, timestamp, raw);
      calls.push({ headers: request.headers, body: JSON.parse(raw) as GatewayCall['body'], isSigned });
      response.writeHead(answers.shift() ?? 202, { 'Content-Type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/calls`;
  return {
    url,
    calls,
    answers,
    environment: (prefix) => ({ [`${prefix}_URL`]: url, [`${prefix}_SECRET`]: SECRET }),
    tell: (hook, events, how = {}) => {
      const body = how.raw ?? JSON.stringify({ events });
      const timestamp = String(Math.floor((how.at ?? Date.now()) / 1_000));
      return fetch(hook, {
        method: 'POST',
        body,
        headers: {
          'Content-Type': 'application/json',
          'X-Todoke-Timestamp': timestamp,
          'X-Todoke-Signature': signed(how.secret ?? SECRET, timestamp, body),
        },
      });
    },
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
