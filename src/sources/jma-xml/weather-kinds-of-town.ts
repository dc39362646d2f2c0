import { attribute, child, children, descend, findAll, textOf, type XmlElement } from '../xml.js';
import type { ParseResult } from '../source.js';
import { lookUp, NS } from './codes.js';
import {
  LANDSLIDE_FOR_RAIN,
  SIGNIFICANCY_LEVELS,
  WARNING_KINDS,
  type Rank,
  type WarningSubject,
} from './weather-codes.js';
import { codeUnknown, levelMismatch } from './weather-problems.js';

const M = NS.meteorology;

/** One hazard in force, as one Kind gives it. */
export interface InForce {
  subject: WarningSubject;
  code: string;
  rank: Rank;
  kind: XmlElement;
}

/** What one Kind says: what is in force, and what was before. */
export interface KindReading {
  inForce: InForce[];
  before: WarningSubject[];
  /** 解除 without a word on what: everything this telegram may carry. */
  endsAll: boolean;
}

/** Reads one Kind of the 市町村等 block. `subjects`: what this telegram may carry. */
export function readKind(
  kind: XmlElement,
  subjects: readonly WarningSubject[],
): { reading: KindReading } | { problem: ParseResult } {
  const code = textOf(child(kind, M, 'Code'));
  const before = hazardsOf(child(kind, M, 'LastKind'), subjects).map((hazard) => hazard.subject);
  if (code === '' || code === '00' || textOf(child(kind, M, 'Status')) === '解除') {
    const signified = significancy(kind);
    if (hasLevels(subjects) && typeof signified === 'number' && signified >= 2) {
      return { problem: levelMismatch(kind.line) };
    }
    // The old system repeats the code of what it lifts (33 解除); the new one says 00 and what it was.
    const lifted = [...before, ...hazardsOf(kind, subjects).map((hazard) => hazard.subject)];
    return { reading: { inForce: [], before: lifted, endsAll: code === '00' && lifted.length === 0 } };
  }
  const wrong = wrongWith(kind, code, subjects);
  if (wrong !== undefined) return { problem: wrong };
  const inForce = hazardsOf(kind, subjects).map((hazard) => ({ ...hazard, kind }));
  return { reading: { inForce, before, endsAll: false } };
}

/** A code of no hazard, or of one this telegram does not carry; a level that contradicts its code. */
function wrongWith(kind: XmlElement, code: string, subjects: readonly WarningSubject[]): ParseResult | undefined {
  const known = lookUp(WARNING_KINDS, code);
  if (known === undefined || !subjects.includes(known.subject)) return codeUnknown(code, kind.line);
  if (!('level' in known.rank)) return undefined;
  const signified = significancy(kind);
  if (typeof signified !== 'number') return codeUnknown(signified.unknown, kind.line);
  return signified === 0 || signified === known.rank.level ? undefined : levelMismatch(kind.line);
}

function hasLevels(subjects: readonly WarningSubject[]): boolean {
  return subjects.some((subject) => subject === 'rain' || subject === 'landslide' || subject === 'surge');
}

/** The hazards a Kind or LastKind names; nothing for 00, for no code and for a code of another telegram. */
function hazardsOf(kind: XmlElement | undefined, subjects: readonly WarningSubject[]): Omit<InForce, 'kind'>[] {
  const code = textOf(child(kind, M, 'Code'));
  return codesOf(code, kind, subjects).flatMap((one) => {
    const known = lookUp(WARNING_KINDS, one);
    return known !== undefined && subjects.includes(known.subject) ? [{ ...known, code: one }] : [];
  });
}

/**
 * In the old system one 大雨 warning speaks of inundation, of landslides or of both: a warning says it in Condition
 * (土砂災害、浸水害), an advisory in its notes (土砂災害注意, 浸水注意). The new system has a code for each.
 */
function codesOf(code: string, kind: XmlElement | undefined, subjects: readonly WarningSubject[]): string[] {
  const landslide = lookUp(LANDSLIDE_FOR_RAIN, code);
  if (kind === undefined || landslide === undefined || !subjects.includes('landslide')) return [code];
  const notes = children(child(kind, M, 'Attention'), M, 'Note').map(textOf);
  const said = [textOf(child(kind, M, 'Condition')), ...notes].join('、');
  if (!said.includes('土砂災害')) return [code];
  return said.includes('浸水') ? [code, landslide] : [landslide];
}

/** The level a second time, in Significancy; 0 where the telegram does not give it. */
function significancy(kind: XmlElement): number | { unknown: string } {
  const codes = findAll(kind, (element) => element.ns === M && element.name === 'Significancy').map((element) =>
    textOf(child(element, M, 'Code')),
  );
  const unknown = codes.find((code) => lookUp(SIGNIFICANCY_LEVELS, code) === undefined);
  if (unknown !== undefined) return { unknown };
  return Math.max(0, ...codes.map((code) => lookUp(SIGNIFICANCY_LEVELS, code) ?? 0));
}

const TOWN_BLOCK = '気象警報・注意報（市町村等）';

/** The last block (市町村等); the three before it repeat the same more coarsely. */
export function townBlock(body: XmlElement): XmlElement | undefined {
  return children(body, M, 'Warning')
    .filter((warning) => attribute(warning, 'type') === TOWN_BLOCK)
    .at(-1);
}

/** The items of a block that are about one of these codes. */
export function itemsOf(block: XmlElement, codes: readonly string[]): XmlElement[] {
  return children(block, M, 'Item').filter((item) => codes.includes(textOf(descend(item, M, 'Area', 'Code'))));
}
