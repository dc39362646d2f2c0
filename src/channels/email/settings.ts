import { z } from 'zod';
import { parseAddress } from './address.js';

/** `MAIL_FROM` taken apart: the address that bounces return to, and the name people see. */
export interface Sender {
  name: string;
  address: string;
}

export interface DkimKey {
  domain: string;
  selector: string;
  keyFile: string;
}

/** A mail server that takes mail for everywhere. */
export interface Relay {
  host: string;
  port: number;
  /** TLS from the first byte (smtps). */
  secure: boolean;
  /** `?tls=required`: never in clear text, whatever the server offers. */
  requireTls: boolean;
  login: { user: string; pass: string } | undefined;
}

export interface EmailSettings {
  relay: Relay;
  /** Used while the first one is away. */
  fallback: Relay | undefined;
  from: Sender;
  dkim: DkimKey | undefined;
  connections: number;
}

const NO_URL = 'smtp:// か smtps:// で始まる URL で書いてください (an smtp:// or smtps:// URL)';
const WRONG = {
  SMTP_URL: NO_URL,
  SMTP_FALLBACK_URL: NO_URL,
  MAIL_FROM: '「名前 <アドレス>」かアドレスで書いてください (an address, or Name <address>)',
  MAIL_CONNECTIONS: '1 から 100 の整数で書いてください (a whole number from 1 to 100)',
};
const NEEDED = ['SMTP_URL', 'MAIL_FROM'] as const;
const DKIM = ['MAIL_DKIM_DOMAIN', 'MAIL_DKIM_SELECTOR', 'MAIL_DKIM_KEY_FILE'] as const;

/** An empty variable is what a compose file leaves behind: the same as none. */
const variable = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === '' ? undefined : value.trim()));

const variables = z.object({
  SMTP_URL: variable,
  SMTP_FALLBACK_URL: variable,
  MAIL_FROM: variable,
  MAIL_DKIM_DOMAIN: variable,
  MAIL_DKIM_SELECTOR: variable,
  MAIL_DKIM_KEY_FILE: variable,
  MAIL_CONNECTIONS: variable,
});
type Variables = z.output<typeof variables>;

/** Reads the mail settings: none at all is the sandbox, a part of them is a mistake that is named. */
export const emailSettings = variables.transform((env, context): EmailSettings | undefined => {
  if ([...NEEDED, 'SMTP_FALLBACK_URL' as const, ...DKIM].every((name) => env[name] === undefined)) return undefined;
  const relay = parseRelay(env.SMTP_URL);
  const fallback = parseRelay(env.SMTP_FALLBACK_URL);
  const from = parseSender(env.MAIL_FROM);
  const connections = parseConnections(env.MAIL_CONNECTIONS);
  const wrong = {
    SMTP_URL: relay === undefined,
    SMTP_FALLBACK_URL: env.SMTP_FALLBACK_URL !== undefined && fallback === undefined,
    MAIL_FROM: from === undefined,
    MAIL_CONNECTIONS: connections === undefined,
  };
  const problems = {
    ...Object.fromEntries(Object.entries(WRONG).filter(([name]) => wrong[name as keyof typeof WRONG])),
    ...Object.fromEntries(
      missing(env).map((name) => [name, `${name} がありません。メールの設定の一部だけがあります (${name} is missing)`]),
    ),
  };
  for (const [name, message] of Object.entries(problems)) context.addIssue({ code: 'custom', path: [name], message });
  if (relay === undefined || from === undefined || connections === undefined || context.issues.length > 0)
    return z.NEVER;
  return { relay, fallback: asStrict(relay, fallback), from, dkim: dkimKey(env), connections };
});

/** Whoever makes the first server fail must not get the mail in clear text over the second one. */
function asStrict(relay: Relay, fallback: Relay | undefined): Relay | undefined {
  if (fallback === undefined || isLoopback(fallback.host)) return fallback;
  return { ...fallback, requireTls: fallback.requireTls || relay.requireTls || relay.secure };
}

/** A host on this very machine. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/.test(host);
}

function parseConnections(text = '10'): number | undefined {
  const count = Number(text);
  return Number.isInteger(count) && count >= 1 && count <= 100 ? count : undefined;
}

function missing(env: Variables): (keyof Variables)[] {
  const dkim = DKIM.some((name) => env[name] !== undefined) ? DKIM : [];
  return [...NEEDED, ...dkim].filter((name) => env[name] === undefined);
}

function dkimKey(env: Variables): DkimKey | undefined {
  const { MAIL_DKIM_DOMAIN: domain, MAIL_DKIM_SELECTOR: selector, MAIL_DKIM_KEY_FILE: keyFile } = env;
  if (domain === undefined || selector === undefined || keyFile === undefined) return undefined;
  return { domain, selector, keyFile };
}

function parseRelay(text = ''): Relay | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  if ((!secure && url.protocol !== 'smtp:') || url.hostname === '') return undefined;
  // RFC 6409 §3.1: a client that signs in submits on 587; RFC 8314 §3.3: implicit TLS on 465.
  const usual = secure ? 465 : url.username === '' ? 25 : 587;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? usual : Number(url.port),
    secure,
    requireTls: url.searchParams.get('tls') === 'required',
    login: url.username === '' ? undefined : { user: decoded(url.username), pass: decoded(url.password) },
  };
}

/** A password with a stray percent sign is taken as typed: a start must not die of it. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parseSender(text = ''): Sender | undefined {
  const named = /^"?([^"<>\r\n]*?)"?\s*<([^<>\s]+)>$/.exec(text);
  const address = parseAddress(named?.[2] ?? text);
  return address === undefined ? undefined : { name: named?.[1]?.trim() ?? '', address };
}
