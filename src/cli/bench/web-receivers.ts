import { createServer as createHttp, type IncomingMessage, type Server } from 'node:http';
import { createSecureServer, type Http2SecureServer } from 'node:http2';
import { createServer as createHttps } from 'node:https';
import type { Socket } from 'node:net';
import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
}

/** A certificate of its own for this machine's loopback address. */
export async function makeCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'bench-receiver' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
  return { key: made.private, cert: made.cert };
}

/** A push service over HTTP/2 (RFC 8030 §5): 201 when the whole body is there. Nothing is decrypted. */
export function pushReceiver(certificate: Certificate, onMessage: (isUrgent: boolean) => void): Http2SecureServer {
  const server = createSecureServer(certificate);
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    stream.resume();
    stream.on('end', () => {
      onMessage(headers.urgency === 'high');
      stream.respond({ ':status': 201 }, { endStream: true });
    });
  });
  server.on('sessionError', () => undefined);
  return server;
}

/** The same over HTTP/1.1 with keep-alive, which is what the web-push package speaks. */
export function pushReceiverHttp1(certificate: Certificate, onMessage: (isUrgent: boolean) => void): Server {
  return createHttps(certificate, (request, response) => {
    request.resume();
    request.on('end', () => {
      onMessage(request.headers.urgency === 'high');
      response.writeHead(201).end();
    });
  });
}

/** LINE's push and multicast calls: counts the ids, answers as the Messaging API does. */
export function lineReceiver(onCall: (messages: number) => void): Server {
  return createHttp((request, response) => {
    void bodyOf(request).then((body) => {
      const { to } = JSON.parse(body) as { to: string | string[] };
      onCall(Array.isArray(to) ? to.length : 1);
      response.writeHead(200, { 'content-type': 'application/json', 'x-line-request-id': 'bench' }).end('{}');
    });
  });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) body += chunk as string;
  return body;
}

interface Listening {
  listen(port: number, host: string, done: () => void): unknown;
  address(): string | { port: number } | null;
  close(done: () => void): unknown;
  on(event: 'connection', listener: (socket: Socket) => void): unknown;
}

/** Starts a server on a free port of the loopback address; `stop` hangs up on whoever is still there. */
export async function listen(server: Listening): Promise<{ port: number; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((done) => server.close(() => done()));
  };
  return { port: address.port, stop };
}
