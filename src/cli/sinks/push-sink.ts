import { createDecipheriv, createECDH, hkdfSync, randomBytes, type ECDH } from 'node:crypto';
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { generate } from 'selfsigned';

/**
 * What one subscription answers; `reset` breaks the stream, `drop` the connection, `silence` says nothing, `lost` takes
 * the message for a device that will never see it.
 */
export type PushAnswerScript =
  | { status: number; retryAfter?: string; body?: string }
  | { redirect: string }
  | 'reset'
  | 'drop'
  | 'drip'
  | 'silence'
  | 'lost';

export interface PushSinkOptions {
  /** Speaks HTTP/1.1 only. */
  http1?: boolean;
  /** The certificate is for this name alone, not for the loopback address. */
  certificateFor?: string;
}

/** What a browser would hand to the hub. */
export interface PushDevice {
  id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
}

export interface ReceivedPush {
  device: string;
  headers: Record<string, string>;
  /** The notification as the device reads it. */
  payload: string;
  at: Date;
}

/** A push service on this machine whose subscribers decrypt what they get (RFC 8030, RFC 8291). */
export class PushSink {
  readonly received: ReceivedPush[] = [];
  /** Answers by device id; the rest get 201. */
  readonly answers = new Map<string, PushAnswerScript>();
  /** TLS connections opened so far. */
  connections = 0;
  /** Every request, accepted or not. */
  requests = 0;
  /** The senders' public keys, one for each request. */
  readonly senders: Buffer[] = [];
  /** Most requests that waited for an answer at one time. */
  mostAtOnce = 0;
  /** Takes its time with every answer. */
  pauseMs = 0;
  /** Longer bodies get 413. */
  largest = 4_096;
  private underWay = 0;
  private readonly keys = new Map<string, { pair: ECDH; auth: Buffer }>();
  private readonly sockets = new Set<Socket>();

  private constructor(
    readonly port: number,
    /** The certificate to trust, PEM: put it in PUSH_CA_FILE. */
    readonly certificate: string,
    private readonly server: Http2SecureServer,
  ) {}

  /** Listens on the loopback address only, with a certificate of its own. */
  static async start(port = 0, options: PushSinkOptions = {}): Promise<PushSink> {
    // A name of its own: of two authorities with one name, OpenSSL looks at the first only.
    const name = `push-sink-${randomBytes(4).toString('hex')}`;
    const pem = await generate([{ name: 'commonName', value: name }], {
      keyType: 'ec',
      algorithm: 'sha256',
      extensions: [
        { name: 'basicConstraints', cA: true },
        {
          name: 'subjectAltName',
          altNames:
            options.certificateFor === undefined
              ? [
                  { type: 2, value: 'localhost' },
                  { type: 7, ip: '127.0.0.1' },
                ]
              : [{ type: 2, value: options.certificateFor }],
        },
      ],
    });
    const server = createSecureServer({
      key: pem.private,
      cert: pem.cert,
      allowHTTP1: true,
      ...(options.http1 === true ? { ALPNProtocols: ['http/1.1'] } : {}),
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    const sink = new PushSink((server.address() as AddressInfo).port, pem.cert, server);
    server.on('request', (request, response) => void sink.take(request, response));
    server.on('secureConnection', () => (sink.connections += 1));
    server.on('connection', (socket: Socket) => {
      sink.sockets.add(socket);
      socket.once('close', () => sink.sockets.delete(socket));
    });
    server.on('sessionError', () => undefined);
    return sink;
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  /** `host:port` for PUSH_ALLOWED_HOSTS. */
  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** A new device with its own keys. */
  subscribe(): PushDevice {
    const pair = createECDH('prime256v1');
    pair.generateKeys();
    const auth = randomBytes(16);
    const id = `device-${this.keys.size + 1}`;
    this.keys.set(id, { pair, auth });
    return {
      id,
      endpoint: `${this.url}/push/${id}`,
      p256dh: pair.getPublicKey('base64url'),
      auth: auth.toString('base64url'),
    };
  }

  /** Ends every connection, as a service does when it restarts. */
  dropConnections(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.dropConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async take(request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> {
    this.requests += 1;
    const body = await this.read(request);
    if (body === undefined) return;
    this.senders.push(body.subarray(21, 86));
    const id = request.url.split('/').pop() ?? '';
    const script = body.length > this.largest ? { status: 413 } : (this.answers.get(id) ?? { status: 201 });
    if (script === 'silence') return;
    if (script === 'lost') response.writeHead(201).end();
    else if (script === 'drop') request.stream.session?.destroy();
    else if (script === 'reset') request.stream.close(2);
    else if (script === 'drip') drip(response);
    else if ('redirect' in script) response.writeHead(307, { location: script.redirect }).end();
    else this.answer(id, script, { request, response, body });
  }

  /** The whole body; nothing when the sender hung up. */
  private async read(request: Http2ServerRequest): Promise<Buffer | undefined> {
    this.underWay += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.underWay);
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (this.pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, this.pauseMs));
      return Buffer.concat(chunks);
    } catch {
      return undefined;
    } finally {
      this.underWay -= 1;
    }
  }

  private answer(
    id: string,
    script: { status: number; retryAfter?: string; body?: string },
    exchange: { request: Http2ServerRequest; response: Http2ServerResponse; body: Buffer },
  ): void {
    const keys = this.keys.get(id);
    const payload = keys === undefined ? undefined : decrypt(exchange.body, keys.pair, keys.auth);
    const status = keys === undefined ? 404 : payload === undefined ? 400 : script.status;
    if (payload !== undefined && status < 300) {
      const headers = exchange.request.headers as Record<string, string>;
      this.received.push({ device: id, headers: { ...headers }, payload, at: new Date() });
    }
    exchange.response.writeHead(status, script.retryAfter === undefined ? {} : { 'retry-after': script.retryAfter });
    exchange.response.end(script.body ?? '');
  }
}

/** A header and then a body that never ends. */
function drip(response: Http2ServerResponse): void {
  response.writeHead(503);
  const timer = setInterval(() => response.write('.'), 50);
  response.once('close', () => clearInterval(timer));
}

/** RFC 8291 §3.4 and RFC 8188 §2.1, one record; nothing when it is not for these keys. */
export function decrypt(body: Buffer, pair: ECDH, auth: Buffer): string | undefined {
  try {
    const salt = body.subarray(0, 16);
    const keyLength = body.readUInt8(20);
    const sender = body.subarray(21, 21 + keyLength);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
    const secret = Buffer.from(hkdfSync('sha256', pair.computeSecret(sender), auth, info, 32));
    const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
    const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
    const record = body.subarray(21 + keyLength);
    const opener = createDecipheriv('aes-128-gcm', key, nonce);
    opener.setAuthTag(record.subarray(-16));
    const clear = Buffer.concat([opener.update(record.subarray(0, -16)), opener.final()]);
    return clear.subarray(0, clear.lastIndexOf(2)).toString('utf8');
  } catch {
    return undefined;
  }
}
