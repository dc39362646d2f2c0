/** What a page's content stream shows: text by the mark it stands under (ISO 32000-1 §9.4, §14.6). */
export interface Shown {
  /** By the number of its marked content. */
  byMark: Map<number, string>;
  /** Text that is neither tagged nor declared decoration. */
  stray: string;
  decoration: string;
}

type Decode = (font: string, bytes: string) => string;

interface Mark {
  id?: number;
  isArtifact: boolean;
  isReplaced: boolean;
}

/** Reads the operators that show text and those that mark it; everything else draws. */
export function shownBy(content: string, decode: Decode): Shown {
  const shown: Shown = { byMark: new Map(), stray: '', decoration: '' };
  const marks: Mark[] = [];
  let operands: string[] = [];
  let font = '';
  const put = (text: string): void => {
    if (marks.some((mark) => mark.isArtifact)) shown.decoration += text;
    else {
      const id = marks.findLast((mark) => mark.id !== undefined)?.id;
      if (id === undefined) shown.stray += text;
      else shown.byMark.set(id, (shown.byMark.get(id) ?? '') + text);
    }
  };
  const show = (): void => {
    // Decoration that stands for nothing when copied is printed all the same.
    if (marks.some((mark) => mark.isReplaced) && !marks.some((mark) => mark.isArtifact)) return;
    put(
      operands
        .filter(isString)
        .map((each) => decode(font, bytesOf(each)))
        .join(''),
    );
  };
  const begin = (): void => {
    const { mark, replacement } = markOf(operands);
    if (replacement !== undefined && !marks.some((outer) => outer.isReplaced)) put(replacement);
    marks.push(mark);
  };
  const operators: Record<string, () => void> = {
    BDC: begin,
    BMC: begin,
    EMC: () => void marks.pop(),
    Tf: () => void (font = operands.findLast((each) => each.startsWith('/'))?.slice(1) ?? ''),
    Tj: show,
    TJ: show,
  };
  for (const token of tokensOf(content)) {
    if (OPERATOR.test(token)) {
      operators[token]?.();
      operands = [];
    } else operands.push(token);
  }
  return shown;
}

/** Whatever is no number, name, string or bracket. */
const OPERATOR = /^[A-Za-z'"*]+[01*]?$/;

function markOf(operands: readonly string[]): { mark: Mark; replacement?: string } {
  const after = (name: string): string | undefined => operands[operands.indexOf(name) + 1];
  const id = operands.includes('/MCID') ? Number(after('/MCID')) : undefined;
  const actual = operands.includes('/ActualText') ? textOf(after('/ActualText') ?? '') : undefined;
  return {
    mark: {
      ...(id === undefined ? {} : { id }),
      isArtifact: operands[0] === '/Artifact',
      isReplaced: actual !== undefined,
    },
    ...(actual === undefined ? {} : { replacement: actual }),
  };
}

const isString = (token: string): boolean => token.startsWith('(') || /^<[^<]/.test(token);

/** A text string of the document: UTF-16 behind its mark, or the plain characters. */
export function textOf(token: string): string {
  const bytes = bytesOf(token);
  if (!bytes.startsWith('\u00fe\u00ff')) return bytes;
  return utf16(bytes.slice(2));
}

export function utf16(bytes: string): string {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2)
    text += String.fromCharCode(bytes.charCodeAt(i) * 256 + bytes.charCodeAt(i + 1));
  return text;
}

export function bytesOf(token: string): string {
  if (token.startsWith('<')) {
    return token.replaceAll(/[<>\s]/g, '').replaceAll(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  }
  const names: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  return token
    .slice(1, -1)
    .replaceAll(/\\([0-7]{1,3}|[\s\S])/g, (_, sign: string) =>
      /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8)) : (names[sign] ?? sign),
    );
}

const PLAIN = /<<|>>|[[\]]|\/[^\s<>[\]()/]*|<[0-9A-Fa-f\s]*>|[^\s<>[\]()/]+/y;

/** Tokens in order. Strings may hold brackets in pairs, so they are counted. */
export function* tokensOf(content: string): Generator<string> {
  let at = 0;
  while (at < content.length) {
    if (/\s/.test(content.charAt(at))) {
      at += 1;
      continue;
    }
    const end = content.charAt(at) === '(' ? endOfString(content, at) : plainEnd(content, at);
    yield content.slice(at, end);
    at = end;
  }
}

function plainEnd(content: string, at: number): number {
  PLAIN.lastIndex = at;
  return PLAIN.test(content) ? PLAIN.lastIndex : at + 1;
}

function endOfString(content: string, from: number): number {
  let depth = 0;
  for (let at = from; at < content.length; at += 1) {
    const sign = content.charAt(at);
    if (sign === '\\') at += 1;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return content.length;
}
