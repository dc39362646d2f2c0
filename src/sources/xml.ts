import { SaxesParser, type SaxesAttributeNS } from 'saxes';
import { decodeXml, hasControl } from './xml-text.js';
import type { ParseProblem } from './source.js';

/** One element of a document that was read whole and found sound. Codes stay text: `0130010` keeps its zero. */
export interface XmlElement {
  /** Local name, without the prefix. */
  readonly name: string;
  /** Namespace URI, empty where there is none. */
  readonly ns: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** All text directly inside, CDATA joined in, comments and processing instructions left out. */
  readonly text: string;
  readonly line: number;
}

export interface XmlAttribute {
  readonly name: string;
  readonly ns: string;
  readonly value: string;
}

export type XmlRead = { kind: 'xml'; root: XmlElement } | { kind: 'problem'; problem: ParseProblem };

/** Far above any telegram seen (0.4 MB, depth 12), low enough that hostile input costs no time. */
const MAX_DEPTH = 64;
const MAX_NODES = 10_000;
/** The reader looks for a failure after each piece, so that nesting (quadratic in saxes) is caught early. */
const PIECE = 4_096;
const XMLNS = 'http://www.w3.org/2000/xmlns/';

interface Growing {
  name: string;
  ns: string;
  attributes: XmlAttribute[];
  children: XmlElement[];
  text: string;
  line: number;
}

/** Reads a document completely or refuses it with a reason: there is no half-read telegram. */
export function readXml(bytes: Uint8Array): XmlRead {
  const decoded = decodeXml(bytes);
  return decoded.kind === 'problem' ? decoded : new Reading().run(decoded.text);
}

/** The first child with exactly this namespace and local name. */
export function child(parent: XmlElement | undefined, ns: string, name: string): XmlElement | undefined {
  return parent?.children.find((element) => element.ns === ns && element.name === name);
}

/** Every child with exactly this namespace and local name, in document order. */
export function children(parent: XmlElement | undefined, ns: string, name: string): XmlElement[] {
  return parent?.children.filter((element) => element.ns === ns && element.name === name) ?? [];
}

/** The element reached by going down one name after another inside one namespace. */
export function descend(from: XmlElement | undefined, ns: string, ...names: string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((element, name) => child(element, ns, name), from);
}

/** The trimmed text of an element; empty for an element that is absent. */
export function textOf(element: XmlElement | undefined): string {
  return element === undefined ? '' : element.text.trim();
}

/** The value of an attribute that has no namespace prefix. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes.find((candidate) => candidate.ns === '' && candidate.name === name)?.value;
}

/** Every element below `from` (itself included) that satisfies `wanted`, in document order. */
export function findAll(from: XmlElement, wanted: (element: XmlElement) => boolean): XmlElement[] {
  return [...(wanted(from) ? [from] : []), ...from.children.flatMap((element) => findAll(element, wanted))];
}

/** Most elements of a telegram have no attribute: they share this. */
const NONE: XmlAttribute[] = [];

function attributesOf(found: Record<string, SaxesAttributeNS>): XmlAttribute[] {
  const attributes: XmlAttribute[] = [];
  for (const each of Object.values(found)) {
    if (each.uri !== XMLNS)
      attributes.push({ name: each.local, ns: each.prefix === '' ? '' : each.uri, value: each.value });
  }
  return attributes;
}

/** One pass over one text. */
class Reading {
  private readonly parser = new SaxesParser({
    xmlns: true,
    position: true,
    forceXMLVersion: true,
    defaultXMLVersion: '1.0',
  });
  private readonly open: Growing[] = [];
  private attributeCount = 0;
  private startLine = 1;
  private atEnd = false;
  private root: XmlElement | undefined;
  private failure: ParseProblem | undefined;

  run(text: string): XmlRead {
    this.listen();
    for (let at = 0; at < text.length && this.failure === undefined; at += PIECE) {
      this.parser.write(text.slice(at, at + PIECE));
    }
    this.atEnd = true;
    if (this.failure === undefined) this.parser.close();
    if (this.failure !== undefined) return { kind: 'problem', problem: this.failure };
    if (this.root === undefined) return { kind: 'problem', problem: TRUNCATED(this.parser.line) };
    return { kind: 'xml', root: this.root };
  }

  private listen(): void {
    this.parser.on('error', (error) => this.fail(this.atEnd ? TRUNCATED(this.parser.line) : this.explain(error)));
    this.parser.on('doctype', () => this.fail(DOCTYPE(this.parser.line)));
    this.parser.on('opentagstart', () => {
      this.attributeCount = 0;
      this.startLine = this.parser.line;
    });
    this.parser.on('attribute', () => {
      this.attributeCount += 1;
      if (this.attributeCount > MAX_NODES) this.fail(TOO_WIDE(this.parser.line));
    });
    this.parser.on('opentag', (tag) => {
      const attributes = this.attributeCount === 0 ? NONE : attributesOf(tag.attributes);
      if (attributes.some((found) => hasControl(found.value))) this.fail(CONTROL_CHARACTER(this.parser.line));
      this.start({ name: tag.local, ns: tag.uri, attributes, children: [], text: '', line: this.startLine });
    });
    this.parser.on('text', (text) => this.append(text));
    this.parser.on('cdata', (text) => this.append(text));
    this.parser.on('closetag', () => this.end());
  }

  private fail(problem: ParseProblem): void {
    this.failure ??= problem;
  }

  private append(text: string): void {
    const element = this.open.at(-1);
    if (element === undefined || this.failure !== undefined) return;
    // `&#x85;` is legal XML and still no character for a screen or a siren.
    if (hasControl(text)) return this.fail(CONTROL_CHARACTER(this.parser.line));
    element.text += text;
  }

  private start(element: Growing): void {
    if (this.failure !== undefined) return;
    if (this.open.length >= MAX_DEPTH) return this.fail(TOO_DEEP(element.line));
    if ((this.open.at(-1)?.children.length ?? 0) >= MAX_NODES) return this.fail(TOO_WIDE(element.line));
    this.open.push(element);
  }

  private end(): void {
    if (this.failure !== undefined) return;
    const element = this.open.pop();
    if (element === undefined) return;
    const parent = this.open.at(-1);
    if (parent === undefined) this.root = element;
    else parent.children.push(element);
  }

  /** saxes names the rule that was broken, in English; the two that matter to staff get their own words. */
  private explain(error: Error): ParseProblem {
    const { line } = this.parser;
    if (error.message.includes('only one root')) return TWO_ROOTS(line);
    if (error.message.includes('outside of root')) return TRAILING(line);
    return MALFORMED(line);
  }
}

const because = (code: string, ja: string, en: string) => (line: number) => ({ code, ja, en, line });

const TRUNCATED = because(
  'xml-truncated',
  '電文が途中で切れています。送信元から取り直してください。',
  'The document ends too early. Fetch it again from its publisher.',
);
const DOCTYPE = because(
  'xml-doctype',
  'DOCTYPE 宣言のある XML は安全のため受け付けません。送信元に確認してください。',
  'XML with a DOCTYPE is refused for safety. Ask its sender.',
);
const TOO_DEEP = because(
  'xml-too-deep',
  'XML の入れ子が深すぎます（64 段まで）。送信元に確認してください。',
  'The XML is nested deeper than 64 levels. Ask its sender.',
);
const TOO_WIDE = because(
  'xml-too-wide',
  'XML の要素か属性が多すぎます（1 要素に 10,000 まで）。送信元に確認してください。',
  'The XML has more than 10,000 children or attributes in one element. Ask its sender.',
);
const CONTROL_CHARACTER = because(
  'xml-control-character',
  '使えない制御文字が入っています。送信元に確認してください。',
  'The text holds a control character. Ask its sender.',
);
const TWO_ROOTS = because(
  'xml-two-roots',
  '二つの XML がつながっています。送信元に確認してください。',
  'Two documents are joined in one. Ask the sender.',
);
const TRAILING = because(
  'xml-trailing',
  'XML の前か後ろに余分な文字があります。送信元に確認してください。',
  'There is text before or after the XML document. Ask its sender.',
);
const MALFORMED = because(
  'xml-malformed',
  'XML の形が正しくありません。行番号を添えて送信元に確認してください。',
  'The XML is not well-formed. Ask its sender, naming the line.',
);
