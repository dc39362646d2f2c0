import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attribute, child, children, descend, findAll, readXml, textOf, type XmlElement } from './xml.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, order: 'le' | 'be'): Uint8Array => {
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return order === 'le' ? little : little.swap16();
};

function root(bytes: Uint8Array): XmlElement {
  const read = readXml(bytes);
  if (read.kind === 'problem') throw new Error(read.problem.code);
  return read.root;
}

function codeOf(input: string | Uint8Array): string {
  const read = readXml(typeof input === 'string' ? utf8(input) : input);
  return read.kind === 'problem' ? read.problem.code : 'xml';
}

function timed(input: string): { code: string; ms: number } {
  const bytes = utf8(input);
  // The best of three: a neighbour that takes the processor for a moment is no fault of the reader.
  const runs = [1, 2, 3].map(() => {
    const start = process.threadCpuUsage();
    const code = codeOf(bytes);
    const { user, system } = process.threadCpuUsage(start);
    return { code, ms: (user + system) / 1_000 };
  });
  return { code: runs[0]?.code ?? '', ms: Math.min(...runs.map(({ ms }) => ms)) };
}

const SAMPLE = `<?xml version="1.0" encoding="UTF-8"?>
<r xmlns="urn:a" xmlns:b="urn:b"><b:x>二</b:x><x k="&lt;v&gt;"> 0130010 </x><x/></r>`;

describe('the XML reader', () => {
  it('finds elements by namespace and name, never by prefix', () => {
    const r = root(utf8(SAMPLE));
    expect(textOf(child(r, 'urn:b', 'x'))).toBe('二');
    expect(children(r, 'urn:a', 'x')).toHaveLength(2);
    expect(child(r, '', 'x')).toBeUndefined();
    expect(attribute(child(r, 'urn:a', 'x'), 'k')).toBe('<v>');
    expect(descend(r, 'urn:a', 'x', 'y')).toBeUndefined();
    expect(findAll(r, (element) => element.name === 'x')).toHaveLength(3);
  });

  it('keeps codes as text with their zeros', () => {
    expect(textOf(child(root(utf8(SAMPLE)), 'urn:a', 'x'))).toBe('0130010');
    expect(textOf(root(utf8('<a>1e3</a>')))).toBe('1e3');
  });

  it('says on which line an element begins', () => {
    const r = root(utf8('<a>\n\n<b k="1"\n>x</b></a>'));
    expect(r.children[0]?.line).toBe(3);
  });

  it('joins text around comments, CDATA and processing instructions', () => {
    expect(textOf(root(utf8('<a>4<!-- no -->3<![CDATA[<&]]><?pi x?>!</a>')))).toBe('43<&!');
  });

  it('knows the five entities and numeric references, and no others', () => {
    expect(textOf(root(utf8('<a>&amp;&#x96E8;&#38632;</a>')))).toBe('&雨雨');
    expect(codeOf('<a>&nbsp;</a>')).toBe('xml-malformed');
  });

  it.each([
    ['a page in HTML', '<!DOCTYPE html><html><body>503</body></html>', 'xml-html'],
    ['a page in HTML without a doctype', '\n<HTML lang="ja"></HTML>', 'xml-html'],
    ['plain words', 'Service Unavailable', 'xml-not-xml'],
    ['nothing', '', 'xml-not-xml'],
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'xml-doctype'],
    ['an external entity', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'xml-doctype'],
    ['an element left open', '<a><b>', 'xml-truncated'],
    ['only a declaration', '<?xml version="1.0"?>', 'xml-truncated'],
    ['two roots', '<a/><b/>', 'xml-two-roots'],
    ['words after the end', '<a/>ok', 'xml-trailing'],
    ['an attribute twice', '<a k="1" k="2"/>', 'xml-malformed'],
    ['an attribute twice under two prefixes', '<a xmlns:p="u" xmlns:q="u" p:k="1" q:k="2"/>', 'xml-malformed'],
    ['a prefix without a namespace', '<p:a/>', 'xml-malformed'],
    ['a control character', '<a>\u0007</a>', 'xml-control-character'],
    ['a C1 control', '<a>\u0085</a>', 'xml-control-character'],
    ['a C1 control as a reference', '<a>&#x85;</a>', 'xml-control-character'],
    ['a C1 control in an attribute', '<a k="&#x9d;"/>', 'xml-control-character'],
    ['a surrogate as a reference', '<a>&#xD800;</a>', 'xml-malformed'],
    ['XML 1.1 that lets controls in', '<?xml version="1.1"?><a>&#1;</a>', 'xml-malformed'],
    ['a lost character', '<a>\uFFFD</a>', 'xml-encoding'],
  ])('refuses %s', (_name, input, code) => {
    expect(codeOf(input)).toBe(code);
  });

  it('names the line of what is wrong', () => {
    const read = readXml(utf8('<a>\n<b>\n</c></a>'));
    expect(read).toMatchObject({ kind: 'problem', problem: { code: 'xml-malformed', line: 3 } });
  });

  it('leaves prototypes alone', () => {
    const r = root(utf8('<a __proto__="x" constructor="y"><__proto__>z</__proto__></a>'));
    expect(attribute(r, '__proto__')).toBe('x');
    expect(textOf(child(r, '', '__proto__'))).toBe('z');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('character encodings', () => {
  const shiftJis = Buffer.from([0x91, 0xe5, 0x89, 0x4a]); // 大雨
  const wrap = (encoding: string, body: Uint8Array) =>
    Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><a>`), body, Buffer.from('</a>')]);

  it('reads UTF-8 with and without its mark', () => {
    expect(textOf(root(utf8('\uFEFF<a>大雨</a>')))).toBe('大雨');
    expect(textOf(root(utf8('<a>大雨</a>')))).toBe('大雨');
  });

  it('reads UTF-16 only with its mark', () => {
    expect(textOf(root(utf16('<a>大雨</a>', 'le')))).toBe('大雨');
    expect(textOf(root(utf16('<?xml version="1.0" encoding="UTF-16"?><a>大雨</a>', 'be')))).toBe('大雨');
    expect(codeOf(Buffer.from('<a>大雨</a>', 'utf16le'))).toBe('xml-encoding');
  });

  it('reads Shift_JIS and EUC-JP when they are declared', () => {
    expect(textOf(root(wrap('Shift_JIS', shiftJis)))).toBe('大雨');
    expect(textOf(root(wrap('EUC-JP', Buffer.from([0xc2, 0xe7, 0xb1, 0xab]))))).toBe('大雨');
  });

  it.each<[string, Uint8Array]>([
    ['Shift_JIS that says UTF-8', wrap('UTF-8', shiftJis)],
    ['Shift_JIS that says nothing', Buffer.concat([Buffer.from('<a>'), shiftJis, Buffer.from('</a>')])],
    ['UTF-8 that says Shift_JIS', wrap('Shift_JIS', utf8('大雨'))],
    [
      'UTF-8 with its mark that says Shift_JIS',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), wrap('Shift_JIS', shiftJis)]),
    ],
    ['UTF-16 that says UTF-8', utf16('<?xml version="1.0" encoding="UTF-8"?><a/>', 'le')],
    ['bytes that say UTF-16 and are not', wrap('UTF-16', utf8('x'))],
    ['UTF-7', wrap('UTF-7', utf8('+AGE-'))],
    ['an encoding named constructor', wrap('constructor', utf8('x'))],
    ['an overlong form', wrap('UTF-8', Buffer.from([0xc0, 0xaf]))],
    ['half of a surrogate pair', Buffer.from('\uFEFF<a>\uD800</a>', 'utf16le')],
  ])('refuses %s', (_name, bytes) => {
    expect(codeOf(bytes)).toBe('xml-encoding');
  });
});

describe('limits', () => {
  it('refuses more than 5 MB', () => {
    expect(codeOf(`<a>${' '.repeat(5_000_000)}</a>`)).toBe('xml-too-large');
  });

  it('refuses the billion laughs at the DOCTYPE', () => {
    const lol = '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'.repeat(1_000);
    const result = timed(`<!DOCTYPE x [<!ENTITY a "lol">${lol}]><x>&b;</x>`);
    expect(result.code).toBe('xml-doctype');
    expect(result.ms).toBeLessThan(200);
  });

  it.each([
    ['200,000 levels', '<a>'.repeat(200_000), 'xml-too-deep'],
    ['65 levels', `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`, 'xml-too-deep'],
    ['64 levels', `${'<a>'.repeat(64)}${'</a>'.repeat(64)}`, 'xml'],
    ['10,001 children', `<r>${'<a/>'.repeat(10_001)}</r>`, 'xml-too-wide'],
    ['200,000 attributes', `<r ${Array.from({ length: 200_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`, 'xml-too-wide'],
    ['a million numeric references', `<r>${'&#9;'.repeat(1_000_000)}</r>`, 'xml-too-many-references'],
    ['a hundred thousand numeric references', `<r>${'&#9;'.repeat(100_000)}</r>`, 'xml'],
    ['4 MB of text', `<r>${'雨 '.repeat(1_000_000)}</r>`, 'xml'],
  ])('handles %s in half a second', (_name, input, code) => {
    const result = timed(input);
    expect(result.code).toBe(code);
    expect(result.ms).toBeLessThan(500);
  });
});

describe('whatever comes', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(['xml', 'problem']).toContain(readXml(bytes).kind);
      }),
    );
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      ' ',
      '"',
      '=',
      '&',
      ';',
      '!',
      '-',
      '[',
      ']',
      '?',
      '雨',
      'CDATA',
      'xmlns',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        expect(['xml', 'problem']).toContain(readXml(utf8(`<${parts.join('')}`)).kind);
      }),
      { numRuns: 300 },
    );
  });

  it('gives back every text it was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
        const read = readXml(utf8(`<a>${escaped}</a>`));
        if (read.kind === 'xml') expect(read.root.text).toBe(text.replace(/\r\n?/g, '\n'));
        else expect(read.problem.code).toMatch(/^xml-(control-character|encoding)$/);
      }),
    );
  });

  it('never reads a document that was cut anywhere', () => {
    const bytes = utf8(SAMPLE);
    for (let length = 0; length < bytes.length; length += 1) expect(codeOf(bytes.subarray(0, length))).not.toBe('xml');
  });
});
