import { readFileSync } from 'node:fs';
import DKIM from 'nodemailer/lib/dkim';
import MimeNode from 'nodemailer/lib/mime-node';
import type { OpenChannel } from '../channel.js';
import { onTheWire } from './address.js';
import { Standing } from './blame.js';
import { LIMITS, type Limits } from './limits.js';
import { SessionPool } from './pool.js';
import { Relays } from './relays.js';
import { Round, type Post } from './round.js';
import type { DkimKey, EmailSettings, Sender } from './settings.js';
import { Traffic } from './traffic.js';

/** nodemailer's own list leaves out List-Unsubscribe-Post, which RFC 8058 §4 wants signed. */
const SIGNED_FIELDS =
  'from:to:subject:date:message-id:mime-version:content-type:content-language:auto-submitted:list-unsubscribe:list-unsubscribe-post';

/** What tests put in the place of the clock, and who is told of trouble. */
export interface Surroundings {
  limits?: Limits;
  warn?: (message: string) => void;
}

/** The mail channel over a pool of reused sessions: one recipient to a message, always. */
export function openEmail(settings: EmailSettings, around: Surroundings = {}): OpenChannel<string> {
  const { limits = LIMITS, warn = () => undefined } = around;
  const { relay, fallback, connections, from, dkim } = settings;
  const relays = new Relays({ first: relay, fallback }, limits, warn);
  const pool = new SessionPool(relays, connections, limits);
  const post: Post = {
    pool,
    traffic: new Traffic(connections),
    standing: new Standing(limits.proofMs),
    from: fromHeader(from),
    envelopeFrom: onTheWire(from.address),
    sign: dkim === undefined ? undefined : signer(dkim),
  };
  return {
    deliver: (batch) => new Round(post, batch, Math.max(1, Math.min(connections, batch.atOnce))).run(),
    close: () => {
      pool.close();
      return Promise.resolve();
    },
  };
}

/** The From value with its name encoded (RFC 2047). */
function fromHeader(sender: Sender): string {
  const node = new MimeNode('text/plain');
  node.setHeader('From', { name: sender.name, address: onTheWire(sender.address) });
  const header = /^From: ((?:.|\r\n[ \t])+)$/m.exec(node.buildHeaders())?.[1];
  return header?.trim() ?? sender.address;
}

/** Signs one mail: 0.4 ms each with RSA-2048, so a large town leaves this to its mail server. */
function signer(key: DkimKey): (mail: string) => Promise<string> {
  const dkim = new DKIM({
    domainName: key.domain,
    keySelector: key.selector,
    privateKey: readFileSync(key.keyFile, 'utf8'),
    headerFieldNames: SIGNED_FIELDS,
  });
  return async (mail) => {
    const chunks: Buffer[] = [];
    for await (const chunk of dkim.sign(mail)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('latin1');
  };
}
