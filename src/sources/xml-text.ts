import type { ParseProblem } from './source.js';

export type Decoded = { kind: 'text'; text: string } | { kind: 'problem'; problem: ParseProblem };

/** A feed or telegram is below 0.5 MB; ten times that is not one. */
const MAX_BYTES = 5_000_000;

/** A whole newsletter written in `&#12354;` stays below; a million of them (CVE-2026-33036) is an attack. */
const MAX_REFERENCES = 100_000;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'euc-jp';

/** Names a declaration may use. Anything else (UTF-7, ISO-2022-JP) is refused rather than guessed. */
const DECLARED: Readonly<Record<string, readonly Encoding[]>> = {
  'utf-8': ['utf-8'],
  utf8: ['utf-8'],
  'us-ascii': ['utf-8'],
  'utf-16': ['utf-16le', 'utf-16be'],
  'utf-16le': ['utf-16le'],
  'utf-16be': ['utf-16be'],
  shift_jis: ['shift_jis'],
  'shift-jis': ['shift_jis'],
  'windows-31j': ['shift_jis'],
  'euc-jp': ['euc-jp'],
};

const BOMS: readonly { bytes: readonly number[]; encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
];

/**
 * Bytes to text, strictly: what the bytes are must agree with what they say they are.
 * 島根 and 岡山 mailed garbled warnings in 2017; no guess is made here.
 */
export function decodeXml(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_BYTES) {
    return refuse('xml-too-large', 'XML が大きすぎます（5 MB まで）。', 'The XML is larger than 5 MB.');
  }
  const bom = BOMS.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  const body = bytes.subarray(bom?.bytes.length ?? 0);
  // `<` in UTF-16 without its mark: two zeros and a guess are not enough.
  if (bom === undefined && body.subarray(0, 2).includes(0)) return mismatch();
  const encoding = agree(bom?.encoding, declaredEncoding(body, bom?.encoding));
  return encoding === undefined ? mismatch() : checked(body, encoding);
}

function checked(body: Uint8Array, encoding: Encoding): Decoded {
  const text = decode(body, encoding);
  if (text === undefined || text.includes('\uFFFD')) return mismatch();
  return isLegacy(encoding) && looksLikeUtf8(body) ? mismatch() : inspect(text);
}

/** True when the text holds a control character that no telegram or article may carry, or the mark of a lost one. */
export function hasControl(text: string): boolean {
  return CONTROL.test(text);
}

function inspect(text: string): Decoded {
  const start = text.trimStart();
  if (/^<(!doctype\s+)?html[\s>]/i.test(start)) {
    return refuse(
      'xml-html',
      'XML ではなくウェブページ（HTML）が届きました。取得先の URL と、送信元の障害を確認してください。',
      'A web page (HTML) came instead of XML. Check the address and whether its publisher is in trouble.',
    );
  }
  if (!start.startsWith('<')) {
    return refuse(
      'xml-not-xml',
      'XML ではありません。送り元を確認してください。',
      'This is not XML. Check the sender.',
    );
  }
  if ((text.match(/&/gu)?.length ?? 0) > MAX_REFERENCES) {
    return refuse(
      'xml-too-many-references',
      '文字参照（&#…;）が多すぎます。送信元に確認してください。',
      'The XML holds too many character references. Ask its sender.',
    );
  }
  const control = firstControl(text);
  if (control === undefined) return { kind: 'text', text };
  return refuse(
    'xml-control-character',
    '使えない制御文字が入っています。送信元に確認してください。',
    'The text holds a control character. Ask its sender.',
    control,
  );
}

/** C0 and C1 controls (XML 1.0 §2.2 lets C1 through), U+FFFD and non-characters; tab, CR and LF are fine. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd-\uffff]/;

/** Line of the first control character. */
function firstControl(text: string): number | undefined {
  const found = CONTROL.exec(text);
  return found === null ? undefined : text.slice(0, found.index).split('\n').length;
}

function declaredEncoding(body: Uint8Array, bom: Encoding | undefined): string | undefined {
  const wide = bom === 'utf-16le' || bom === 'utf-16be';
  const head = wide ? (decode(body.subarray(0, 400), bom) ?? '') : latin1(body.subarray(0, 200));
  return /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/.exec(head)?.[1]?.toLowerCase();
}

function agree(bom: Encoding | undefined, declared: string | undefined): Encoding | undefined {
  if (declared === undefined) return bom ?? 'utf-8';
  const allowed = Object.hasOwn(DECLARED, declared) ? (DECLARED[declared] ?? []) : [];
  if (bom !== undefined) return allowed.includes(bom) ? bom : undefined;
  return allowed.find((encoding) => !encoding.startsWith('utf-16'));
}

function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** Japanese in a legacy encoding is practically never valid UTF-8 by accident: then the declaration is wrong. */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte >= 0x80) && decode(bytes, 'utf-8') !== undefined;
}

function isLegacy(encoding: Encoding): boolean {
  return encoding === 'shift_jis' || encoding === 'euc-jp';
}

function mismatch(): Decoded {
  return refuse(
    'xml-encoding',
    '文字コードが宣言と合わないか、読めない文字があります。送信元に確認してください。',
    'The character encoding does not match its declaration, or a character cannot be read. Ask its sender.',
  );
}

function refuse(code: string, ja: string, en: string, line?: number): Decoded {
  return { kind: 'problem', problem: { code, ja, en, ...(line === undefined ? {} : { line }) } };
}
