import { createHash, timingSafeEqual } from 'node:crypto';
import { canonicalMethod, canonicalXml, type Canonical } from './canonical-xml.js';
import {
  candidates,
  canonicalBase64,
  digestAlgorithm,
  holds,
  isWrittenSoundly,
  signatureAlgorithm,
  trustedCertificates,
  type Candidate,
} from './signature-keys.js';
import { contentOf, elementsOf, withoutLayout, type SignedDocument, type SignedElement } from './signed-tree.js';

export const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const ENVELOPED = `${DSIG}enveloped-signature`;
/** An issuer, a distributor, perhaps an archive; more is no chain of custody. */
const MAX_SIGNATURES = 8;

/** What a signature turned out to be, best first. */
export const VERDICTS = [
  'signature-trusted',
  'signature-key-unknown',
  'signature-certificate-expired',
  'signature-algorithm-unsupported',
  'signature-malformed',
  'signature-digest-mismatch',
] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Judged {
  verdict: Verdict | 'signature-none';
  /** It holds only for the document without the white space between its elements. */
  isReformatted: boolean;
  /** Made with SHA-1, which has been withdrawn (NIST SP 800-131A): holding or not, it proves little. */
  isWeak: boolean;
}

export interface Trust {
  pems: readonly string[];
  /** Certificates are measured at this moment. */
  at: Date;
}

/**
 * Judges every signature of an alert and names the best: a distributor may have signed after the issuer, and a broken
 * second signature takes nothing from a sound first one.
 */
export function judgeSignatures(document: SignedDocument, trust: Trust): Judged {
  const signatures = elementsOf(document.root).filter(isSignature);
  const trusted = trustedCertificates(trust.pems);
  const judged = signatures
    .slice(0, MAX_SIGNATURES)
    .map((signature) => new Judging(document, signature).judge(trusted, trust.at));
  const best = VERDICTS.flatMap((verdict) => judged.filter((each) => each.verdict === verdict))[0];
  return best ?? { verdict: 'signature-none', isReformatted: false, isWeak: false };
}

function isSignature(element: SignedElement): boolean {
  return element.ns === DSIG && element.local === 'Signature';
}

/** One signature against the document it stands in. */
class Judging {
  private readonly signedInfo: SignedElement | undefined;
  private readonly keyInfo: SignedElement | undefined;

  constructor(
    private readonly document: SignedDocument,
    private readonly signature: SignedElement,
  ) {
    this.signedInfo = inside(signature, 'SignedInfo');
    this.keyInfo = inside(signature, 'KeyInfo');
  }

  judge(trusted: Parameters<typeof candidates>[1], at: Date): Judged {
    const value = canonicalBase64(textIn(this.signature, 'SignatureValue'));
    const reference = this.reference();
    if (reference === 'malformed' || value === undefined || !isWrittenSoundly(this.keyInfo))
      return plain('signature-malformed');
    const method = methodOf(inside(this.signedInfo, 'CanonicalizationMethod'));
    const algorithm = signatureAlgorithm(algorithmOf(inside(this.signedInfo, 'SignatureMethod')));
    if (reference === 'unsupported' || method === undefined || algorithm === undefined)
      return plain('signature-algorithm-unsupported');
    for (const isReformatted of [false, true]) {
      if (!this.digestHolds(reference, isReformatted)) continue;
      const signed = this.signedText(method, isReformatted);
      const all = candidates(this.keyInfo, trusted);
      const key = all.find((candidate) => holds(candidate, algorithm, signed, value));
      const { isWeak } = algorithm;
      if (key !== undefined) return { verdict: verdictOn(key, at), isReformatted, isWeak };
      // The digest holds and the document names no key to try: not checked is not the same as wrong.
      if (all.length === trusted.length) return { verdict: 'signature-key-unknown', isReformatted, isWeak };
    }
    return { ...plain('signature-digest-mismatch'), isWeak: algorithm.isWeak };
  }

  /** CAP 1.2 §3.3.4.1: one enveloped signature over the whole message. Anything else (`#part`, XPath) proves less. */
  private reference(): Reference | 'malformed' | 'unsupported' {
    const [first, ...more] = elementsOf(this.signedInfo ?? this.signature).filter(
      ({ local, ns }) => ns === DSIG && local === 'Reference',
    );
    const digest = canonicalBase64(textIn(first, 'DigestValue'));
    if (this.signedInfo === undefined || first === undefined || digest === undefined) return 'malformed';
    const hash = digestAlgorithm(algorithmOf(inside(first, 'DigestMethod')));
    const method = wholeDocument(first);
    return more.length > 0 || hash === undefined || method === undefined ? 'unsupported' : { digest, hash, method };
  }

  /** Without its own signature, as the standard has it; without any, as Canada's NAADS signs. */
  private digestHolds(reference: Reference, isReformatted: boolean): boolean {
    const several = elementsOf(this.document.root).filter(isSignature).length > 1;
    const others: ((element: SignedElement) => boolean)[] = [(element) => element === this.signature];
    if (several) others.push(isSignature);
    return others.some((isLeftOut) => {
      const rest = this.document.root.children.filter((node) => node.kind !== 'element' || !isLeftOut(node));
      const bare = { ...this.document.root, children: rest };
      const root = isReformatted ? withoutLayout(bare) : bare;
      // Signers that work on the element alone (signxml) never see what stands beside it, such as a style sheet.
      const { before, after } = isReformatted ? NOTHING_BESIDE : this.document;
      // `URI=""` leaves comments out, whatever the transform says (XML Signature §4.4.3.2).
      const text = canonicalXml({ root, before, after }, { ...reference.method, withComments: false });
      return same(createHash(reference.hash).update(text, 'utf8').digest(), reference.digest);
    });
  }

  private signedText(method: Canonical, isReformatted: boolean): string {
    const info = this.signedInfo ?? EMPTY;
    const root = isReformatted ? withoutLayout(info) : info;
    return canonicalXml({ root, inherited: { ...this.document.root.declared, ...this.signature.declared } }, method);
  }
}

/** How the whole document, without the signature, is written down before hashing. */
function wholeDocument(reference: SignedElement): Canonical | undefined {
  const isWhole = reference.attributes.some(({ local, value }) => local === 'URI' && value === '');
  const transforms = elementsOf(inside(reference, 'Transforms') ?? EMPTY);
  const canonical = transforms.filter((transform) => algorithmOf(transform) !== ENVELOPED);
  if (!isWhole || transforms.length !== canonical.length + 1 || canonical.length > 1) return undefined;
  return canonical.length === 0 ? INCLUSIVE : methodOf(canonical[0]);
}

interface Reference {
  digest: Buffer;
  hash: string;
  method: Canonical;
}

const NOTHING_BESIDE = { before: [], after: [] };
const INCLUSIVE: Canonical = { isExclusive: false, withComments: false, inclusive: [] };
const EMPTY: SignedElement = {
  kind: 'element',
  name: '',
  prefix: '',
  local: '',
  ns: '',
  attributes: [],
  declared: {},
  children: [],
};

function verdictOn({ certificate, isTrusted }: Candidate, at: Date): Verdict {
  const time = at.getTime();
  const isCurrent =
    certificate === undefined || (Date.parse(certificate.validFrom) <= time && time <= Date.parse(certificate.validTo));
  if (!isCurrent) return 'signature-certificate-expired';
  return isTrusted ? 'signature-trusted' : 'signature-key-unknown';
}

function methodOf(element: SignedElement | undefined): Canonical | undefined {
  const [list] = elementsOf(element ?? EMPTY).filter(({ local }) => local === 'InclusiveNamespaces');
  const prefixes = list?.attributes.find(({ local }) => local === 'PrefixList')?.value.split(/\s+/u) ?? [];
  return canonicalMethod(algorithmOf(element), prefixes.filter(Boolean));
}

function algorithmOf(element: SignedElement | undefined): string {
  return element?.attributes.find(({ local, ns }) => ns === '' && local === 'Algorithm')?.value ?? '';
}

function inside(parent: SignedElement | undefined, name: string): SignedElement | undefined {
  return elementsOf(parent ?? EMPTY).find(({ local, ns }) => ns === DSIG && local === name);
}

function textIn(parent: SignedElement | undefined, name: string): string {
  const found = inside(parent, name);
  return found === undefined ? '' : contentOf(found);
}

function same(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

function plain(verdict: Verdict): Judged {
  return { verdict, isReformatted: false, isWeak: false };
}
