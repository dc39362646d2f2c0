import { createPublicKey, verify, X509Certificate, type KeyObject } from 'node:crypto';
import { contentOf, elementsOf, type SignedElement } from './signed-tree.js';

/** A key that a signature may have been made with, and what is known of its owner. */
export interface Candidate {
  key: KeyObject;
  certificate?: X509Certificate;
  isTrusted: boolean;
}

/** How a signature is computed. DSA and ECDSA values are the two numbers one after the other (RFC 6931 §2.3.6). */
interface Algorithm {
  hash: string;
  keyType: 'rsa' | 'dsa' | 'ec';
  isWeak: boolean;
}

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';

/** HMAC is missing on purpose: a public key would pass as its secret. */
const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  [`${DSIG}rsa-sha1`]: { hash: 'sha1', keyType: 'rsa', isWeak: true },
  [`${MORE}rsa-sha256`]: { hash: 'sha256', keyType: 'rsa', isWeak: false },
  [`${MORE}rsa-sha384`]: { hash: 'sha384', keyType: 'rsa', isWeak: false },
  [`${MORE}rsa-sha512`]: { hash: 'sha512', keyType: 'rsa', isWeak: false },
  [`${DSIG}dsa-sha1`]: { hash: 'sha1', keyType: 'dsa', isWeak: true },
  'http://www.w3.org/2009/xmldsig11#dsa-sha256': { hash: 'sha256', keyType: 'dsa', isWeak: false },
  [`${MORE}ecdsa-sha1`]: { hash: 'sha1', keyType: 'ec', isWeak: true },
  [`${MORE}ecdsa-sha256`]: { hash: 'sha256', keyType: 'ec', isWeak: false },
  [`${MORE}ecdsa-sha384`]: { hash: 'sha384', keyType: 'ec', isWeak: false },
  [`${MORE}ecdsa-sha512`]: { hash: 'sha512', keyType: 'ec', isWeak: false },
};

const DIGESTS: Readonly<Record<string, string>> = {
  [`${DSIG}sha1`]: 'sha1',
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  [`${MORE}sha384`]: 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
};

export function signatureAlgorithm(uri: string): Algorithm | undefined {
  return Object.hasOwn(ALGORITHMS, uri) ? ALGORITHMS[uri] : undefined;
}

export function digestAlgorithm(uri: string): string | undefined {
  return Object.hasOwn(DIGESTS, uri) ? DIGESTS[uri] : undefined;
}

/** Keys larger than these only cost time. */
const MAX_MODULUS_BITS = 8_192;
const MAX_EXPONENT_BYTES = 4;
const MAX_CERTIFICATES = 8;

/**
 * Base64 of exactly one spelling (RFC 4648 §3.5): the unused bits at the end are zero, else two texts would be one
 * value. White space inside is how certificates are written.
 */
export function canonicalBase64(text: string): Buffer | undefined {
  const compact = text.replace(/[ \t\r\n]+/gu, '');
  if (compact === '' || !/^[A-Za-z0-9+/]+={0,2}$/u.test(compact)) return undefined;
  const bytes = Buffer.from(compact, 'base64');
  return bytes.toString('base64') === compact ? bytes : undefined;
}

/** The office's certificates, those that can be read. */
export function trustedCertificates(pems: readonly string[]): X509Certificate[] {
  return pems.flatMap((pem) => certificateOf(pem) ?? []);
}

/** Trusted keys first: only they say who signed. Keys in the document prove at most that nothing was changed since. */
export function candidates(keyInfo: SignedElement | undefined, trusted: readonly X509Certificate[]): Candidate[] {
  const own = certificatesIn(keyInfo);
  const fromTrust = trusted.map((certificate): Candidate => ({
    key: certificate.publicKey,
    certificate,
    isTrusted: true,
  }));
  const fromDocument = own.map((certificate): Candidate => ({
    key: certificate.publicKey,
    certificate,
    isTrusted: leadsToTrust(certificate, own, trusted),
  }));
  const value = keyValueIn(keyInfo);
  return [...fromTrust, ...fromDocument, ...(value === undefined ? [] : [{ key: value, isTrusted: false }])];
}

export function holds(candidate: Candidate, algorithm: Algorithm, signed: string, signature: Buffer): boolean {
  if (candidate.key.asymmetricKeyType !== algorithm.keyType || isOversized(candidate.key)) return false;
  const key = algorithm.keyType === 'rsa' ? candidate.key : { key: candidate.key, dsaEncoding: 'ieee-p1363' as const };
  try {
    return verify(algorithm.hash, Buffer.from(signed, 'utf8'), key, signature);
  } catch {
    return false;
  }
}

/** False when a certificate or a number in it is written in more than one way. */
export function isWrittenSoundly(keyInfo: SignedElement | undefined): boolean {
  return everyElement(keyInfo)
    .filter(({ local, ns }) => ns === DSIG && ['X509Certificate', 'Modulus', 'Exponent'].includes(local))
    .every((element) => canonicalBase64(contentOf(element)) !== undefined);
}

function isOversized(key: KeyObject): boolean {
  return (key.asymmetricKeyDetails?.modulusLength ?? 0) > MAX_MODULUS_BITS;
}

function leadsToTrust(
  leaf: X509Certificate,
  own: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
): boolean {
  let at = leaf;
  for (let step = 0; step <= MAX_CERTIFICATES; step += 1) {
    const current = at;
    if (trusted.some((known) => known.fingerprint256 === current.fingerprint256 || isIssuer(known, current)))
      return true;
    const issuer = own.find((known) => known.fingerprint256 !== current.fingerprint256 && isIssuer(known, current));
    if (issuer === undefined) return false;
    at = issuer;
  }
  return false;
}

function isIssuer(issuer: X509Certificate, of: X509Certificate): boolean {
  return issuer.ca && of.checkIssued(issuer) && !isOversized(issuer.publicKey) && of.verify(issuer.publicKey);
}

function certificatesIn(keyInfo: SignedElement | undefined): X509Certificate[] {
  return everyElement(keyInfo)
    .filter(({ local, ns }) => ns === DSIG && local === 'X509Certificate')
    .slice(0, MAX_CERTIFICATES)
    .flatMap((element) => certificateOf(canonicalBase64(contentOf(element))) ?? []);
}

function certificateOf(given: string | Buffer | undefined): X509Certificate | undefined {
  if (given === undefined) return undefined;
  try {
    const certificate = new X509Certificate(given);
    return certificate.publicKey.asymmetricKeyType === undefined ? undefined : certificate;
  } catch {
    return undefined;
  }
}

function keyValueIn(keyInfo: SignedElement | undefined): KeyObject | undefined {
  const all = everyElement(keyInfo);
  const bytes = (name: string): Buffer | undefined => {
    const found = all.find(({ local, ns }) => ns === DSIG && local === name);
    return found === undefined ? undefined : canonicalBase64(contentOf(found));
  };
  const modulus = bytes('Modulus');
  const exponent = bytes('Exponent');
  if (modulus === undefined || exponent === undefined) return undefined;
  if (modulus.length * 8 > MAX_MODULUS_BITS + 8 || exponent.length > MAX_EXPONENT_BYTES) return undefined;
  try {
    const jwk = { kty: 'RSA', n: modulus.toString('base64url'), e: exponent.toString('base64url') };
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    return undefined;
  }
}

function everyElement(from: SignedElement | undefined): SignedElement[] {
  return from === undefined ? [] : [from, ...elementsOf(from).flatMap(everyElement)];
}
