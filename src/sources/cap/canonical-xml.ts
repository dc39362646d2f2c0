import type { Beside, SignedAttribute, SignedElement, SignedNode } from './signed-tree.js';

/**
 * Canonical XML: 1.0 (W3C REC-xml-c14n-20010315), 1.1 (REC-xml-c14n11) and exclusive (REC-xml-exc-c14n). 1.0 and 1.1
 * differ only in what a part of a document inherits (`xml:id`, `xml:base`); a whole alert and its SignedInfo inherit
 * no `xml:` attribute, since CAP knows none.
 */
export interface Canonical {
  isExclusive: boolean;
  withComments: boolean;
  /** Prefixes that the exclusive form treats as the inclusive one would. */
  inclusive: readonly string[];
}

/** The methods known here, by their URI; nothing else is guessed. */
export function canonicalMethod(uri: string, inclusive: readonly string[] = []): Canonical | undefined {
  const withComments = uri.endsWith('WithComments');
  const base = withComments ? uri.slice(0, -'WithComments'.length).replace(/#$/u, '') : uri.replace(/#$/u, '');
  if (base === C14N_1_0 || base === C14N_1_1) return { isExclusive: false, withComments, inclusive: [] };
  return base === EXCLUSIVE ? { isExclusive: true, withComments, inclusive } : undefined;
}

const C14N_1_0 = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const C14N_1_1 = 'http://www.w3.org/2006/12/xml-c14n11';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n';
const XML_NS = 'http://www.w3.org/XML/1998/namespace';

type Namespaces = Readonly<Record<string, string>>;

interface Tree {
  root: SignedElement;
  before?: readonly Beside[];
  after?: readonly Beside[];
  /** What the elements around the root declare: a SignedInfo stands inside its alert. */
  inherited?: Namespaces;
}

export function canonicalXml(tree: Tree, method: Canonical): string {
  const beside = (nodes: readonly Beside[]): string[] => nodes.map((node) => writeBeside(node, method)).filter(Boolean);
  const body = new Writer(method).element(tree.root, { scope: tree.inherited ?? {}, rendered: {} });
  return [
    ...beside(tree.before ?? []).map((text) => `${text}\n`),
    body,
    ...beside(tree.after ?? []).map((text) => `\n${text}`),
  ].join('');
}

interface Around {
  /** Every namespace in scope. */
  scope: Namespaces;
  /** What the nearest written ancestors have declared already. */
  rendered: Namespaces;
}

class Writer {
  constructor(private readonly method: Canonical) {}

  element(element: SignedElement, around: Around): string {
    const scope: Namespaces = { ...around.scope, ...element.declared };
    const declarations = this.declarations(element, scope, around.rendered);
    const rendered: Namespaces = { ...around.rendered, ...Object.fromEntries(declarations) };
    const namespaces = declarations
      .sort(([a], [b]) => compare(a, b))
      .map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${attributeText(uri)}"`);
    const attributes = [...element.attributes]
      .sort(byName)
      .map(({ name, value }) => ` ${name}="${attributeText(value)}"`);
    const inside = element.children.map((node) => this.node(node, { scope, rendered }));
    return `<${element.name}${namespaces.join('')}${attributes.join('')}>${inside.join('')}</${element.name}>`;
  }

  private node(node: SignedNode, around: Around): string {
    if (node.kind === 'element') return this.element(node, around);
    return node.kind === 'text' ? escapeText(node.text) : writeBeside(node, this.method);
  }

  private declarations(element: SignedElement, scope: Namespaces, rendered: Namespaces): [string, string][] {
    const prefixes = this.method.isExclusive ? visiblyUsed(element, this.method.inclusive) : Object.keys(scope);
    return prefixes
      .filter((prefix) => prefix !== 'xml' && prefix !== 'xmlns' && (prefix === '' || scope[prefix] !== undefined))
      .map((prefix): [string, string] => [prefix, scope[prefix] ?? ''])
      .filter(([prefix, uri]) => (rendered[prefix] ?? '') !== uri);
  }
}

function visiblyUsed(element: SignedElement, inclusive: readonly string[]): string[] {
  const attributes = element.attributes.filter(({ prefix }) => prefix !== '').map(({ prefix }) => prefix);
  return [...new Set([element.prefix, ...attributes, ...inclusive.map((prefix) => prefix.replace('#default', ''))])];
}

function byName(a: SignedAttribute, b: SignedAttribute): number {
  const ns = (attribute: SignedAttribute): string => (attribute.prefix === 'xml' ? XML_NS : attribute.ns);
  return compare(ns(a), ns(b)) || compare(a.local, b.local);
}

/** By code point, as the standard wants; UTF-16 units differ from it only above U+FFFF. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function writeBeside(node: Beside, method: Canonical): string {
  if (node.kind === 'comment') return method.withComments ? `<!--${node.text}-->` : '';
  return `<?${node.target}${node.body === '' ? '' : ` ${node.body}`}?>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>\r]/gu, (sign) => ESCAPES[sign] ?? sign);
}

function attributeText(text: string): string {
  return text.replace(/[&<"\t\n\r]/gu, (sign) => ESCAPES[sign] ?? sign);
}
