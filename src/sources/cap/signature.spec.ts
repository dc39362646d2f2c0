import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash, createSign, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { XmlC14NMode, XmlDocument } from 'libxml2-wasm';
import { generate } from 'selfsigned';
import { nishitokyo } from '../../../test/support/profile.js';
import { bestOfThree } from '../source-contract.js';
import type { ParseResult } from '../source.js';
import { canonicalMethod, canonicalXml } from './canonical-xml.js';
import { cap } from './cap.js';
import { readSigned } from './signed-tree.js';

const C14N = {
  '1.0': 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  '1.1': 'http://www.w3.org/2006/12/xml-c14n11',
} as const;
const MODES = {
  '1.0': XmlC14NMode.XML_C14N_1_0,
  exclusive: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
  '1.1': XmlC14NMode.XML_C14N_1_1,
} as const;
const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const plain = readFileSync(resolve(import.meta.dirname, 'samples/alert.xml'), 'utf8');
const receivedAt = new Date('2026-08-20T00:00:00Z');

interface Signer {
  key: KeyObject;
  algorithm: string;
  certificate?: string;
}

interface How {
  method?: keyof typeof C14N;
  digest?: 'sha1' | 'sha256';
  transform?: string;
  reference?: string;
}

/** libxml2 writes the canonical form here: the code under test never proves itself. */
function canonical(xml: string, method: keyof typeof C14N): string {
  using document = XmlDocument.fromString(xml);
  return document.canonicalizeToString({ mode: MODES[method] });
}

function signed(xml: string, signer: Signer, { method = 'exclusive', digest = 'sha256', ...how }: How = {}): string {
  const others = /<Signature[\s\S]*<\/Signature>/u;
  const value = createHash(digest)
    .update(canonical(xml.replace(others, ''), method))
    .digest('base64');
  const digestMethod = digest === 'sha1' ? `${DSIG}sha1` : 'http://www.w3.org/2001/04/xmlenc#sha256';
  const info =
    `<SignedInfo xmlns="${DSIG}"><CanonicalizationMethod Algorithm="${C14N[method]}"></CanonicalizationMethod>` +
    `<SignatureMethod Algorithm="${signer.algorithm}"></SignatureMethod><Reference URI="${how.reference ?? ''}"><Transforms>` +
    `<Transform Algorithm="${DSIG}enveloped-signature"></Transform><Transform Algorithm="${how.transform ?? C14N[method]}"></Transform>` +
    `</Transforms><DigestMethod Algorithm="${digestMethod}"></DigestMethod><DigestValue>${value}</DigestValue></Reference></SignedInfo>`;
  const hash = signer.algorithm.endsWith('sha1') ? 'sha1' : 'sha256';
  const isRsa = signer.key.asymmetricKeyType === 'rsa';
  const bytes = Buffer.from(canonical(info, method));
  const made = isRsa
    ? createSign(hash).update(bytes).sign(signer.key)
    : sign(hash, bytes, { key: signer.key, dsaEncoding: 'ieee-p1363' });
  const pem = signer.certificate?.replace(/-----[A-Z ]+-----|\s/gu, '');
  const keyInfo =
    pem === undefined ? '' : `<KeyInfo><X509Data><X509Certificate>${pem}</X509Certificate></X509Data></KeyInfo>`;
  const signature =
    `<Signature xmlns="${DSIG}">${info.replace(` xmlns="${DSIG}"`, '')}` +
    `<SignatureValue>${made.toString('base64')}</SignatureValue>${keyInfo}</Signature>`;
  return xml.replace('</alert>', `${signature}</alert>`);
}

function read(xml: string, mode: 'strict' | 'repair' = 'strict', trusted: string[] = []): ParseResult {
  return cap.parse(new TextEncoder().encode(xml), {
    profile: nishitokyo,
    receivedAt,
    organisation: 'city',
    policy: { mode, trusted },
  });
}
const verdicts = (result: ParseResult): string[] =>
  (result.report ?? []).filter(({ stage }) => stage === 'signature').map(({ rule }) => rule);

let known: Signer;
let expired: Signer;
let stranger: Signer;
const ec: Signer = {
  key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  algorithm: `${MORE}ecdsa-sha256`,
};

beforeAll(async () => {
  const { createPrivateKey } = await import('node:crypto');
  const make = async (from: string, to: string): Promise<Signer> => {
    const made = await generate([{ name: 'commonName', value: 'alerts.example.jp' }], {
      keySize: 2048,
      algorithm: 'sha256',
      notBeforeDate: new Date(from),
      notAfterDate: new Date(to),
    });
    return { key: createPrivateKey(made.private), algorithm: `${MORE}rsa-sha256`, certificate: made.cert };
  };
  known = await make('2026-01-01', '2027-01-01');
  stranger = await make('2026-01-01', '2027-01-01');
  expired = await make('2024-01-01', '2025-01-01');
}, 30_000);

describe('the signature of an alert', () => {
  it('is one of six things, and only one of them stops a strict reader', () => {
    const trusted = [known.certificate!, expired.certificate!];
    expect(verdicts(read(plain))).toEqual(['signature-none']);
    expect(verdicts(read(signed(plain, known), 'strict', trusted))).toEqual(['signature-trusted']);
    expect(verdicts(read(signed(plain, stranger), 'strict', trusted))).toEqual(['signature-key-unknown']);
    expect(verdicts(read(signed(plain, expired), 'strict', trusted))).toEqual(['signature-certificate-expired']);
    const odd = signed(plain, known, { transform: 'http://www.w3.org/TR/1999/REC-xpath-19991116' });
    expect(verdicts(read(odd, 'strict', trusted))).toEqual(['signature-algorithm-unsupported']);
    expect(read(odd, 'strict', trusted).kind).toBe('drafts');
    const changed = signed(plain, known).replace('Severe', 'Extreme');
    expect(read(changed, 'strict', trusted)).toMatchObject({
      kind: 'problem',
      problem: { code: 'signature-digest-mismatch' },
    });
    expect(read(changed, 'repair', trusted).kind).toBe('drafts');
  });

  it.each(['1.0', 'exclusive', '1.1'] as const)('holds in canonical form %s, by RSA and by ECDSA', (method) => {
    expect(verdicts(read(signed(plain, known, { method }), 'strict', [known.certificate!]))).toEqual([
      'signature-trusted',
    ]);
    const bare = { ...known };
    delete bare.certificate;
    expect(verdicts(read(signed(plain, bare, { method }), 'strict', [known.certificate!]))).toEqual([
      'signature-trusted',
    ]);
    expect(verdicts(read(signed(plain, ec, { method })))).toEqual(['signature-key-unknown']);
  });

  it('is judged with every other: the best is named, a second one takes nothing from the first', () => {
    const two = signed(signed(plain, known), stranger);
    expect(verdicts(read(two, 'strict', [known.certificate!]))).toEqual(['signature-trusted']);
    const value = two.lastIndexOf('<SignatureValue>') + '<SignatureValue>'.length;
    const brokenSecond = `${two.slice(0, value)}${two[value] === 'A' ? 'B' : 'A'}${two.slice(value + 1)}`;
    expect(verdicts(read(brokenSecond, 'strict', [known.certificate!]))).toEqual(['signature-trusted']);
  });

  it('that does not fit is a mismatch also under the name of a trusted key', () => {
    const text = signed(plain, known);
    const value = text.indexOf('<SignatureValue>') + '<SignatureValue>'.length;
    const forged = `${text.slice(0, value)}${text[value] === 'A' ? 'B' : 'A'}${text.slice(value + 1)}`;
    expect(verdicts(read(forged, 'strict', [known.certificate!]))).toEqual(['signature-digest-mismatch']);
  });

  it('counts only in its one spelling of Base64', () => {
    const loose = signed(plain, known).replace(
      /([A-Za-z0-9+/])=(<\/DigestValue>)/u,
      (_whole, last: string, end: string) => {
        const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
        return `${alphabet[alphabet.indexOf(last) + 1]!}=${end}`;
      },
    );
    expect(read(loose, 'strict', [known.certificate!])).toMatchObject({ problem: { code: 'signature-malformed' } });
  });

  it('holds for a document whose layout was changed afterwards, and says so', () => {
    const bare = plain.replace(/>\s+</gu, '><').trim();
    const pretty = signed(bare, known).replace(/(<\/[^>]+>)(?=<)/gu, '$1\n  ');
    expect(verdicts(read(pretty, 'strict', [known.certificate!]))).toEqual([
      'signature-trusted',
      'signature-white-space',
    ]);
    const reworded = pretty.replace('大雨に警戒', '大雨に 警戒');
    expect(verdicts(read(reworded, 'strict', [known.certificate!]))).toEqual(['signature-digest-mismatch']);
  });

  it('of a withdrawn kind and of nobody known is told, not obeyed', () => {
    const weak: Signer = { ...stranger, algorithm: `${DSIG}rsa-sha1` };
    const changed = signed(plain, weak, { digest: 'sha1' }).replace('Severe', 'Extreme');
    expect(verdicts(read(changed))).toEqual(['signature-mismatch-weak']);
    expect(read(changed, 'strict', [known.certificate!])).toMatchObject({
      problem: { code: 'signature-digest-mismatch' },
    });
  });

  it('over a part of the document proves nothing about the rest', () => {
    expect(verdicts(read(signed(plain, known, { reference: '#x' }), 'strict', [known.certificate!]))).toEqual([
      'signature-algorithm-unsupported',
    ]);
  });

  it('inside an envelope is judged for the alert it belongs to', () => {
    const alert = signed(plain, known).replace(/<\?xml[^>]*\?>/u, '');
    const envelope = `<EDXLDistribution xmlns="urn:oasis:names:tc:emergency:EDXL:DE:1.0"><contentObject>${alert}</contentObject></EDXLDistribution>`;
    expect(verdicts(read(envelope, 'strict', [known.certificate!]))).toEqual(['signature-trusted']);
  });

  it('no single changed letter of the alert goes unseen', () => {
    const text = signed(plain, known);
    const end = text.indexOf('<Signature');
    const letters = [...text.slice(0, end).matchAll(/(?<=>)[^<>\s]+(?=<)/gu)].map(({ index }) => index);
    fc.assert(
      fc.property(fc.constantFrom(...letters), (at) => {
        const changed = text.slice(0, at) + (text[at] === 'あ' ? 'い' : 'あ') + text.slice(at + 1);
        expect(verdicts(read(changed, 'repair', [known.certificate!]))).not.toContain('signature-trusted');
      }),
      { numRuns: 40 },
    );
  });

  it('takes little time', () => {
    const text = signed(plain, known);
    expect(bestOfThree(() => read(text, 'strict', [known.certificate!]))).toBeLessThan(100);
  });

  it('with certificates that are none is read as unsigned by anyone known', () => {
    expect(verdicts(read(signed(plain, known), 'strict', ['no certificate']))).toEqual(['signature-key-unknown']);
  });
});

describe('canonical XML agrees with libxml2', () => {
  const name = fc.constantFrom('a', 'b', 'p:c', 'q:d');
  const text = fc.constantFrom(
    '',
    ' x ',
    '&amp;&lt;&gt;&quot;',
    '&#13;',
    'あ',
    '<![CDATA[<&]]>',
    '<?pi some data?>',
    '<!-- c -->',
  );
  const attributes = fc.constantFrom(
    '',
    ' z="1" a="&lt;&#10;&quot;"',
    " q:z='2' p:a='3'",
    ' xmlns="urn:y"',
    ' xmlns=""',
    ' xmlns:p="urn:p2"',
  );
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc
      .tuple(name, attributes, fc.array(fc.oneof({ maxDepth: 4 }, text, tie('tree')), { maxLength: 4 }))
      .map(([tag, given, inside]) => `<${tag}${given}>${inside.join('')}</${tag}>`),
  }));

  it.each(['1.0', 'exclusive', '1.1'] as const)('%s', (form) => {
    fc.assert(
      fc.property(tree, (inside) => {
        const xml = `<?style x?><!-- c --><r xmlns:p="urn:p" xmlns:q="urn:q">${inside}</r><?end?>`;
        const method = canonicalMethod(C14N[form])!;
        expect(canonicalXml(readSigned(xml)!, method)).toBe(canonical(xml, form));
      }),
      { numRuns: 300 },
    );
  });
});
