import { SaxesParser } from 'saxes';

/** What canonical XML needs and reading does not: prefixes, the order of text and elements, instructions. */
export interface SignedElement {
  kind: 'element';
  /** As written, with its prefix. */
  name: string;
  prefix: string;
  local: string;
  ns: string;
  attributes: SignedAttribute[];
  /** Namespaces declared on this very element; `''` is the default one. */
  declared: Readonly<Record<string, string>>;
  children: SignedNode[];
}

export interface SignedAttribute {
  name: string;
  prefix: string;
  local: string;
  ns: string;
  value: string;
}

export type SignedNode = SignedElement | { kind: 'text'; text: string } | Beside;

/** A comment or an instruction, inside the root or beside it. */
export type Beside = { kind: 'comment'; text: string } | { kind: 'instruction'; target: string; body: string };

export interface SignedDocument {
  before: Beside[];
  root: SignedElement;
  after: Beside[];
}

const CAP = 'urn:oasis:names:tc:emergency:cap:1.2';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Reads a document that `readXml` has accepted: its depth, width and declarations are within bounds. */
export function readSigned(text: string): SignedDocument | undefined {
  const parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  const open: SignedElement[] = [];
  const before: Beside[] = [];
  const after: Beside[] = [];
  let root: SignedElement | undefined;
  const failures: Error[] = [];
  const put = (node: SignedNode): void => {
    const parent = open.at(-1);
    if (parent !== undefined) parent.children.push(node);
    else if (node.kind !== 'element' && node.kind !== 'text') (root === undefined ? before : after).push(node);
  };
  parser.on('error', (error) => void failures.push(error));
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes)
      .filter((found) => found.uri !== XMLNS)
      .map(({ name, prefix, local, uri, value }) => ({ name, prefix, local, ns: prefix === '' ? '' : uri, value }));
    const { name, prefix, local, uri, ns } = tag;
    const element: SignedElement = {
      kind: 'element',
      name,
      prefix,
      local,
      ns: uri,
      attributes,
      declared: { ...ns },
      children: [],
    };
    put(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (piece) => put({ kind: 'text', text: piece }));
  parser.on('cdata', (piece) => put({ kind: 'text', text: piece }));
  parser.on('comment', (piece) => put({ kind: 'comment', text: piece }));
  parser.on('processinginstruction', ({ target, body }) => put({ kind: 'instruction', target, body }));
  parser.write(text).close();
  return failures.length > 0 || root === undefined ? undefined : { before, root, after };
}

/**
 * The alerts of a document, each as the document its signer had: the root itself with what stands beside it, or what an
 * envelope holds, taken out of it.
 */
export function signedAlerts(document: SignedDocument | undefined): SignedDocument[] {
  if (document === undefined) return [];
  if (isAlert(document.root)) return [document];
  return alertsBelow(document.root).map((root) => ({ before: [], root, after: [] }));
}

function isAlert({ local, ns }: SignedElement): boolean {
  return local === 'alert' && ns === CAP;
}

function alertsBelow(element: SignedElement): SignedElement[] {
  return elementsOf(element).flatMap((inside) => [...(isAlert(inside) ? [inside] : []), ...alertsBelow(inside)]);
}

/** The elements directly inside. */
export function elementsOf(element: SignedElement): SignedElement[] {
  return element.children.filter((node) => node.kind === 'element');
}

/** All text directly inside, joined. */
export function contentOf(element: SignedElement): string {
  return element.children.map((node) => (node.kind === 'text' ? node.text : '')).join('');
}

/**
 * The same without white space between elements. In CAP 1.2 and in XML Signature no element holds both text and
 * elements, so nothing that is read goes with it.
 */
export function withoutLayout(element: SignedElement): SignedElement {
  const hasElements = element.children.some((node) => node.kind === 'element');
  const kept = element.children.filter((node) => !(hasElements && node.kind === 'text' && node.text.trim() === ''));
  return { ...element, children: kept.map((node) => (node.kind === 'element' ? withoutLayout(node) : node)) };
}
