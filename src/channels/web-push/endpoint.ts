import { isIP } from 'node:net';

/** The push services of the browsers in use; `*.` stands for one or more labels. */
export const PUSH_SERVICES = [
  'fcm.googleapis.com',
  '*.push.services.mozilla.com',
  '*.notify.windows.com',
  '*.push.apple.com',
  'web.push.apple.com',
] as const;

/** Names that never leave a private network (RFC 6761, RFC 6762, ICANN's reserved .internal). */
const PRIVATE_NAME = /(?:^|\.)(?:local|localhost|internal|lan|home\.arpa)$/;

/**
 * The endpoint as a URL when it could be one: https, no user info, and a public-looking name, or this
 * machine (the sandbox receiver). A browser hands it in, so it is an address an attacker may choose.
 */
export function parseEndpoint(text: string): URL | undefined {
  const url = text.length > 2_000 ? null : URL.parse(text);
  if (url === null) return undefined;
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.hash !== '') return undefined;
  return isLoopback(url.hostname) || looksPublic(url) ? url : undefined;
}

function looksPublic(url: URL): boolean {
  const name = url.hostname.replace(/\.$/, '');
  // URL has already turned 2130706433, 0x7f.1 and the like into dotted form.
  if (isIP(bare(name)) !== 0 || !name.includes('.') || PRIVATE_NAME.test(name)) return false;
  return url.port === '' || Number(url.port) >= 1_024;
}

/**
 * The endpoint as a URL when the hub may post to it: one of the known push services on port 443, or a host (or
 * `host:port`) that the operator listed. Deciding by name keeps a made-up subscription from turning the hub against
 * other machines.
 */
export function allowedEndpoint(
  endpoint: string,
  allowedHosts: readonly string[],
  services: readonly string[] = PUSH_SERVICES,
): URL | undefined {
  const url = parseEndpoint(endpoint);
  if (url === undefined) return undefined;
  const known = url.port === '' && services.some((pattern) => matches(pattern, url.hostname));
  return known || isListed(url, allowedHosts) ? url : undefined;
}

/** True when the hub may post to `endpoint`. */
export function isAllowedEndpoint(
  endpoint: string,
  allowedHosts: readonly string[],
  services: readonly string[] = PUSH_SERVICES,
): boolean {
  return allowedEndpoint(endpoint, allowedHosts, services) !== undefined;
}

/** Listed by the operator, and therefore allowed to be on a private address. */
export function isListed(url: URL, allowedHosts: readonly string[]): boolean {
  return allowedHosts.some((entry) => {
    const [, host = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    return host !== '' && matches(host, url.hostname) && (port === '' ? '443' : port) === (url.port || '443');
  });
}

function matches(pattern: string, hostname: string): boolean {
  return pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
