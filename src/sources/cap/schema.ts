import type { XmlElement } from '../xml.js';
import { soundValue } from './values.js';
import type { Report } from './report.js';
import { ALERT, type Content, type Sequence, type Slot } from './schema-table.js';

export const CAP = 'urn:oasis:names:tc:emergency:cap:1.2';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XINCLUDE = 'http://www.w3.org/2001/XInclude';

/** An element after the check: known names only, in the order of the standard, values sound. */
export interface Part {
  name: string;
  text: string;
  line: number;
  parts: readonly Part[];
}

/** The first part of this name. */
export function part(from: Part, name: string): Part | undefined {
  return from.parts.find((candidate) => candidate.name === name);
}

/** Every part of this name. */
export function parts(from: Part, name: string): Part[] {
  return from.parts.filter((candidate) => candidate.name === name);
}

/** The trimmed text of the first part of this name; empty when there is none. */
export function wordOf(from: Part, name: string): string {
  return part(from, name)?.text.trim() ?? '';
}

/** Checks an `<alert>` against CAP 1.2 and mends what can be mended. Undefined when too little is left to go on. */
export function checkAlert(root: XmlElement, report: Report): Part | undefined {
  const alert = checkSequence(root, ALERT, report);
  const isWhole = Object.entries(ALERT).every(
    ([name, { min }]) => min === 0 || alert.parts.some((found) => found.name === name),
  );
  return isWhole ? alert : undefined;
}

function checkSequence(element: XmlElement, sequence: Sequence, report: Report): Part {
  checkAttributes(element, report);
  if (element.text.trim() !== '') report.add('text-between-elements', element.line, element.name);
  const names = Object.keys(sequence);
  const found = new Map<string, Part[]>();
  let reached = 0;
  for (const child of element.children) {
    const at = child.ns === CAP ? names.indexOf(child.name) : -1;
    const slot = at === -1 ? undefined : sequence[child.name];
    if (slot === undefined) {
      reached = Math.max(reached, checkStranger(child, sequence, report) ? names.length : 0);
      continue;
    }
    if (at < reached) report.add('element-order', child.line, child.name);
    reached = Math.max(reached, at);
    const read = checkContent(child, slot, report);
    if (read !== undefined) found.set(child.name, [...(found.get(child.name) ?? []), read]);
  }
  const inOrder = names.flatMap((name) => settle(name, found.get(name) ?? [], { element, sequence, report }));
  return { name: element.name, text: '', line: element.line, parts: inOrder };
}

/** A signature closes an alert; anything else does not belong here. True for a signature in its place. */
function checkStranger(child: XmlElement, sequence: Sequence, report: Report): boolean {
  if (child.ns === DSIG && sequence === ALERT) return true;
  if (child.ns === XINCLUDE) report.add('foreign-instruction', child.line, 'XInclude');
  else report.add('element-unknown', child.line, child.name);
  return false;
}

interface Around {
  element: XmlElement;
  sequence: Sequence;
  report: Report;
}

function settle(name: string, found: readonly Part[], { element, sequence, report }: Around): Part[] {
  const slot = sequence[name];
  const [first, second] = found;
  if (slot === undefined) return [];
  if (first === undefined) return slot.min === 1 ? supplied(name, slot, { element, sequence, report }) : [];
  if (second === undefined || slot.max === 'many') return [...found];
  report.add('element-repeated', second.line, name);
  if (slot.joins !== true) return [first];
  return [{ ...first, text: found.map(({ text }) => text.trim()).join('\n') }];
}

function supplied(name: string, { orElse }: Slot, { element, report }: Around): Part[] {
  // A value that was there and could not be read has been reported already.
  const isThere = element.children.some((child) => child.ns === CAP && child.name === name);
  if (!isThere) report.add(orElse === undefined ? 'element-missing' : 'element-missing-supplied', element.line, name);
  return orElse === undefined ? [] : [{ name, text: orElse, line: element.line, parts: [] }];
}

function checkContent(element: XmlElement, slot: Slot, report: Report): Part | undefined {
  if (isSequence(slot.holds)) return checkSequence(element, slot.holds, report);
  checkAttributes(element, report);
  if (element.children.length > 0) report.add('elements-in-text', element.line, element.name);
  const text = soundValue(allText(element), { name: element.name, line: element.line, slot, report });
  return text === undefined ? undefined : { name: element.name, text, line: element.line, parts: [] };
}

function allText(element: XmlElement): string {
  return element.children.length === 0 ? element.text : [element.text, ...element.children.map(allText)].join(' ');
}

function checkAttributes(element: XmlElement, report: Report): void {
  for (const { ns, name } of element.attributes) {
    if (ns === XSI && /schemaLocation$/iu.test(name)) report.add('schema-location-ignored', element.line);
    else if (ns !== XSI) report.add('attribute-unknown', element.line, name);
  }
}

function isSequence(holds: Content): holds is Sequence {
  return typeof holds === 'object' && !Array.isArray(holds);
}
