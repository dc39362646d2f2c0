import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** What the server does instead of answering well, once. */
export type Mishap =
  'html-503' | 'html-200' | 'cut' | 'half' | 'drip' | 'empty' | 'gone' | 'bomb' | 'unchanged' | { redirect: string };

export interface ListedEntry {
  /** File name under /data/, or a whole address. */
  file: string;
  updated: Date;
}

interface Asked {
  path: string;
  headers: IncomingMessage['headers'];
}

const ERROR_PAGE = '<!DOCTYPE html><html><body><h1>503 Service Temporarily Unavailable</h1></body></html>';

/** A publisher that behaves like JMA's: Atom feeds and telegrams, validators, gzip; and, when told to, misbehaves. */
export class FeedServer {
  readonly asked: Asked[] = [];
  /** Seconds its clock is ahead. */
  clockAhead = 0;
  private readonly documents = new Map<string, { body: string; at: Date }>();
  private readonly mishaps = new Map<string, Mishap[]>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => this.answer(request, response));
  }

  static async open(): Promise<FeedServer> {
    const made = new FeedServer();
    await new Promise<void>((done) => made.server.listen(0, '127.0.0.1', done));
    return made;
  }

  /** The folder of its feeds. */
  get base(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/feed/`;
  }

  addressOf(path: string): string {
    return new URL(path, this.base).href;
  }

  /** Lists these entries, as given: newest first or not. */
  list(feed: string, entries: readonly ListedEntry[], updated = new Date()): void {
    const lines = entries.map(({ file, updated: at }) => {
      const href = /^[a-z]+:/.test(file) ? file : this.addressOf(`/data/${file}`);
      return `<entry><title>電文</title><id>${href}</id><updated>${at.toISOString()}</updated><author><name>気象庁</name></author><link type="application/xml" href="${href}"/><content type="text">本文</content></entry>`;
    });
    const body = `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" lang="ja"><title>${feed}</title><updated>${updated.toISOString()}</updated><id>${this.addressOf(`${feed}.xml`)}</id>${lines.join('')}</feed>\n`;
    this.put(`/feed/${feed}.xml`, body);
  }

  telegram(file: string, body: string): void {
    this.put(`/data/${file}`, body);
  }

  put(path: string, body: string): void {
    this.documents.set(path, { body, at: new Date() });
  }

  /** The next answers at this path go wrong, one after another. */
  spoil(path: string, ...mishaps: Mishap[]): void {
    this.mishaps.set(path, mishaps);
  }

  /** How often a path was asked for. */
  count(path: string): number {
    return this.asked.filter((each) => each.path === path).length;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '';
    this.asked.push({ path, headers: request.headers });
    response.setHeader('Date', new Date(Date.now() + this.clockAhead * 1_000).toUTCString());
    const mishap = this.mishaps.get(path)?.shift();
    const document = this.documents.get(path);
    if (mishap !== undefined) return spoiled(response, mishap, document?.body ?? '');
    if (document === undefined) return void response.writeHead(404, { 'Content-Type': 'text/html' }).end(ERROR_PAGE);
    const etag = `"${createHash('sha256').update(document.body).digest('hex').slice(0, 16)}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { ETag: etag }).end();
    response
      .writeHead(200, {
        'Content-Type': 'application/xml',
        'Content-Encoding': 'gzip',
        ETag: etag,
        'Last-Modified': document.at.toUTCString(),
      })
      .end(gzipSync(document.body));
  }
}

function spoiled(response: ServerResponse, mishap: Mishap, body: string): void {
  if (typeof mishap === 'object') return void response.writeHead(302, { Location: mishap.redirect }).end();
  const xml = { 'Content-Type': 'application/xml' };
  switch (mishap) {
    case 'html-503':
      return void response.writeHead(503, { 'Content-Type': 'text/html', 'Retry-After': '30' }).end(ERROR_PAGE);
    case 'html-200':
      return void response.writeHead(200, { 'Content-Type': 'text/html' }).end(ERROR_PAGE);
    case 'gone':
      return void response.writeHead(404).end();
    case 'unchanged':
      return void response.writeHead(304).end();
    case 'empty':
      return void response.writeHead(200, xml).end();
    case 'half':
      return void response.writeHead(200, xml).end(body.slice(0, body.length / 2));
    case 'bomb':
      return void response
        .writeHead(200, { ...xml, 'Content-Encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(40_000_000)));
    case 'cut':
      response.writeHead(200, { ...xml, 'Content-Length': String(Buffer.byteLength(body) + 1_000) });
      response.write(body, () => response.destroy());
      return;
    case 'drip':
      response.writeHead(200, xml);
      response.write('<');
      drip(response);
  }
}

/** One byte now and then: no silence that a socket's own timeout would notice. */
function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), 50);
  response.on('close', () => clearInterval(timer));
}
