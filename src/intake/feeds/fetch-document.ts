import { lookup as systemLookup } from 'node:dns';
import { request as plainRequest, type Agent, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest, type Agent as SecureAgent } from 'node:https';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';
import { gunzip } from 'node:zlib';
import type { ParseProblem } from '../../sources/source.js';
import { CUT, EMPTY, ENCODING, LATE, REDIRECT, TOO_LARGE, UNASKED, status, unreachable } from './fetch-problems.js';

export interface FetchOrder {
  url: string;
  /** What the last answer was known by. */
  etag?: string;
  lastModified?: string;
  /** Of the document, unpacked. */
  maxBytes: number;
  /** From the first byte asked to the last received: no client library keeps such a promise by itself. */
  deadlineMs: number;
  agents: { http: Agent; https: SecureAgent };
  signal?: AbortSignal;
}

interface Answer {
  /** Bytes on the line, headers counted roughly. */
  traffic: number;
  /** What the publisher's clock shows as this is handed back. */
  sourceTime?: Date;
}

export type Fetched = Answer &
  (
    | { kind: 'document'; bytes: Uint8Array; mediaType: string; etag?: string; lastModified?: string }
    | { kind: 'unchanged' }
    | { kind: 'failed'; problem: ParseProblem; retryAfterSeconds?: number }
  );

/** What a request and an answer cost beside the body. */
const HEADERS = 700;
const LONGEST_RETRY_AFTER = 600;

/** Fetches one document within its deadline, or says why not. It never follows a redirect and never throws. */
export async function fetchDocument(order: FetchOrder): Promise<Fetched> {
  const deadline = AbortSignal.timeout(order.deadlineMs);
  const signal = order.signal === undefined ? deadline : AbortSignal.any([deadline, order.signal]);
  try {
    return await onceMore(() => exchange(order, signal));
  } catch (error) {
    if (signal.aborted) return failed(LATE);
    return failed(unreachable(codeOf(error)));
  }
}

/** A kept connection may have been closed by the other side in the same moment: then nothing was asked yet. */
async function onceMore(work: () => Promise<Fetched>): Promise<Fetched> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StaleConnection)) throw error;
    return work();
  }
}

class StaleConnection extends Error {}

async function exchange(order: FetchOrder, signal: AbortSignal): Promise<Fetched> {
  const answer = await ask(order, signal);
  const ticks = performance.now();
  const at = timeOf(answer);
  const fetched = answer.statusCode === 200 ? await take(answer, order, signal) : refuse(answer, order);
  return at === undefined ? fetched : { ...fetched, sourceTime: new Date(at.getTime() + performance.now() - ticks) };
}

/** Anything but a document. */
function refuse(answer: IncomingMessage, order: FetchOrder): Fetched {
  const { statusCode = 0, headers } = answer;
  if (statusCode === 304) {
    answer.resume();
    const wasAsked = order.etag !== undefined || order.lastModified !== undefined;
    return wasAsked ? { kind: 'unchanged', traffic: HEADERS } : failed(UNASKED);
  }
  answer.destroy();
  if (statusCode >= 300 && statusCode < 400) return failed(REDIRECT);
  const seconds = Number(headers['retry-after'] ?? NaN);
  const retryAfterSeconds = Number.isInteger(seconds) ? Math.min(seconds, LONGEST_RETRY_AFTER) : undefined;
  return { ...failed(status(statusCode)), retryAfterSeconds };
}

async function take(answer: IncomingMessage, order: FetchOrder, signal: AbortSignal): Promise<Fetched> {
  const body = await readBody(answer, order.maxBytes, signal);
  const traffic = HEADERS + body.received;
  if ('problem' in body) return { ...failed(body.problem), traffic };
  return {
    kind: 'document',
    bytes: body.bytes,
    mediaType: (answer.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    etag: answer.headers.etag,
    lastModified: answer.headers['last-modified'],
    traffic,
  };
}

function ask(order: FetchOrder, signal: AbortSignal): Promise<IncomingMessage> {
  const url = new URL(order.url);
  const options = {
    signal,
    headers: {
      'User-Agent': 'Todoke',
      Accept: 'application/xml, text/xml, application/atom+xml, application/rss+xml, */*;q=0.1',
      'Accept-Encoding': 'gzip',
      ...(order.etag === undefined ? {} : { 'If-None-Match': order.etag }),
      ...(order.lastModified === undefined ? {} : { 'If-Modified-Since': order.lastModified }),
    },
    lookup: outsideLookup,
  };
  return new Promise((done, fail) => {
    const asked: ClientRequest =
      url.protocol === 'https:'
        ? secureRequest(url, { ...options, agent: order.agents.https }, done)
        : plainRequest(url, { ...options, agent: order.agents.http }, done);
    asked.on('error', (error) => {
      const isStale = asked.reusedSocket && codeOf(error) === 'ECONNRESET' && !signal.aborted;
      fail(isStale ? new StaleConnection() : error);
    });
    asked.end();
  });
}

type Body = { received: number } & ({ bytes: Uint8Array } | { problem: ParseProblem });

async function readBody(answer: IncomingMessage, maxBytes: number, signal: AbortSignal): Promise<Body> {
  const encoding = (answer.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip') {
    answer.destroy();
    return { received: 0, problem: ENCODING };
  }
  const pieces: Buffer[] = [];
  let received = 0;
  try {
    for await (const piece of answer as AsyncIterable<Buffer>) {
      received += piece.length;
      // Leaving the loop ends the connection.
      if (received > maxBytes) return { received, problem: TOO_LARGE };
      pieces.push(piece);
    }
  } catch {
    return { received, problem: signal.aborted ? LATE : CUT };
  }
  if (!answer.complete) return { received, problem: CUT };
  if (received === 0) return { received, problem: EMPTY };
  const packed = Buffer.concat(pieces);
  return { received, ...(encoding === 'gzip' ? await unpack(packed, maxBytes) : { bytes: packed }) };
}

/** A small parcel can hold a gigabyte: unpacking stops at the limit. */
function unpack(packed: Buffer, maxBytes: number): Promise<{ bytes: Uint8Array } | { problem: ParseProblem }> {
  return new Promise((done) => {
    gunzip(packed, { maxOutputLength: maxBytes }, (error, bytes) => {
      if (error === null) done(bytes.length === 0 ? { problem: EMPTY } : { bytes });
      else done({ problem: codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? TOO_LARGE : CUT });
    });
  });
}

/** A cache says how long it has kept the answer (RFC 9111 §5.1). */
function timeOf({ headers }: IncomingMessage): Date | undefined {
  const at = Date.parse(headers.date ?? '');
  const age = Number(headers.age ?? 0);
  return Number.isNaN(at) || Number.isNaN(age) ? undefined : new Date(at + age * 1_000);
}

const inside = new BlockList();
inside.addSubnet('127.0.0.0', 8, 'ipv4');
inside.addSubnet('169.254.0.0', 16, 'ipv4');
inside.addSubnet('0.0.0.0', 8, 'ipv4');
inside.addAddress('::1', 'ipv6');
inside.addAddress('::', 'ipv6');
inside.addSubnet('fe80::', 10, 'ipv6');
inside.addSubnet('::ffff:0:0', 96, 'ipv6');

/** A publisher's name that points into this machine or its link is a wrong one; `localhost` is asked for openly. */
const outsideLookup: LookupFunction = (hostname, options, callback) => {
  systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, '');
    const isWrong = addresses.some(({ address }) => inside.check(address, isIPv6(address) ? 'ipv6' : 'ipv4'));
    const [first] = addresses;
    if (first === undefined || (isWrong && hostname !== 'localhost')) {
      return callback(Object.assign(new Error('The name points into this machine.'), { code: 'EPRIVATE' }), '');
    }
    if (options.all === true) return callback(null, addresses);
    callback(null, first.address, first.family);
  });
};

function failed(problem: ParseProblem): Fetched & { kind: 'failed' } {
  return { kind: 'failed', problem, traffic: HEADERS };
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
