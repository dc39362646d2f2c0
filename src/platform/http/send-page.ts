import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

export interface PageOptions {
  status?: number;
  /** Seconds a public page may be kept by anyone; absent = never stored. */
  maxAge?: number;
}

/** Sends HTML. Public pages carry an ETag and may be cached for a moment: the spike after an alert is the rule. */
export function sendPage(reply: FastifyReply, html: string, options: PageOptions = {}): void {
  const page = reply.status(options.status ?? 200).type('text/html; charset=utf-8');
  if (options.maxAge === undefined) {
    void page.header('Cache-Control', 'no-store').send(html);
    return;
  }
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
  void page.header('Cache-Control', `public, max-age=${options.maxAge}`).header('ETag', etag);
  if (reply.request.headers['if-none-match'] === etag) void reply.status(304).send();
  else void page.send(html);
}

/** After a form: GET this instead (so that reloading never sends twice). */
export function seeOther(reply: FastifyReply, url: string): void {
  void reply.status(303).header('Location', url).header('Cache-Control', 'no-store').send('');
}
