import helmet from '@fastify/helmet';
import cookie from '@fastify/cookie';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Largest body anywhere; sources say their own limit below it. */
const MAX_BODY = 6 * 1024 * 1024;
const MAX_FORM = 512 * 1024;
/** Paths whose bytes are kept or checked as they came. */
const RAW = /^\/(intake|hooks)\//;

/** Fastify with our own body parsers: what a source sends is kept byte for byte, even when it is broken. */
export function makeAdapter(trustedProxies: string): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: MAX_BODY,
    trustProxy: trustedProxies.split(',').map((proxy) => proxy.trim()),
    // A client that sends its header or body drop by drop is let go.
    requestTimeout: 30_000,
    connectionTimeout: 0,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
  });
}

/** Security headers, cookies and body parsers. Call before the app is initialised. */
export async function prepareServer(server: FastifyInstance, isHttps: boolean): Promise<void> {
  await server.register(cookie);
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'script-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'media-src': ["'self'"],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'manifest-src': ["'self'"],
        'worker-src': ["'self'"],
        'object-src': ["'none'"],
        'frame-src': ["'none'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-site' },
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (RAW.test(request.url)) return done(null, body);
    if (tooLarge(request, body as Buffer)) return done(failure(413, 'BODY_TOO_LARGE'));
    return server.getDefaultJsonParser('error', 'error')(request, body.toString(), done);
  });
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (request, body, done) => {
    if (RAW.test(request.url)) return done(null, body);
    if (tooLarge(request, body as Buffer)) return done(failure(413, 'BODY_TOO_LARGE'));
    return done(null, readForm(body.toString()));
  });
  // RFC 8058 §3.1: a mail program may send its one click as multipart.
  server.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, body, done) =>
    /^\/unsubscribe\//.test(request.url) && /List-Unsubscribe"\s+One-Click/.test(body.toString('latin1'))
      ? done(null, { 'List-Unsubscribe': 'One-Click' })
      : done(failure(415, 'MEDIA_TYPE')),
  );
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) =>
    RAW.test(request.url) ? done(null, body) : done(failure(415, 'MEDIA_TYPE')),
  );
}

function tooLarge(request: FastifyRequest, body: Buffer): boolean {
  return body.length > MAX_FORM && !RAW.test(request.url);
}

function failure(statusCode: number, code: string): Error {
  return Object.assign(new Error(code), { statusCode, code });
}

/** Field name → value, or values where a name repeats. No prototype is reachable through a name. */
function readForm(body: string): Record<string, string | string[]> {
  const form: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of new URLSearchParams(body)) {
    const before = form[name];
    form[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return form;
}
