import { attribute, findAll, type XmlElement } from '../xml.js';
import type { Report } from './report.js';
import { CAP } from './schema.js';

/** EDXL Distribution Element 1.0 and 2.0: envelopes around alerts, used by L-Alert and by Australian services. */
const EDXL = ['urn:oasis:names:tc:emergency:EDXL:DE:1.0', 'urn:oasis:names:tc:emergency:EDXL:DE:2.0'];
const MAX_ALERTS = 200;
const MAX_NAME = 60;

/** The alerts of a document: itself, or what an EDXL-DE envelope holds. None after a refusal. */
export function alertsIn(root: XmlElement, report: Report): XmlElement[] {
  if (root.name === 'alert' && root.ns === CAP) return [root];
  if (root.name === 'alert') {
    report.add('namespace-unknown', root.line, root.ns.slice(0, MAX_NAME));
    return [];
  }
  if (root.name === 'EDXLDistribution' && isEdxl(root.ns)) return embedded(root, report);
  report.add('root-unknown', root.line, root.name.slice(0, MAX_NAME));
  return [];
}

function isEdxl(ns: string): boolean {
  return EDXL.some((known) => known.toLowerCase() === ns.toLowerCase());
}

function embedded(root: XmlElement, report: Report): XmlElement[] {
  const found = findAll(root, ({ name, ns }) => name === 'alert' && /emergency:(?:cap|alerts)/u.test(ns));
  const [stranger] = found.filter(({ ns }) => ns !== CAP);
  if (found.length === 0) report.add('edxl-without-cap', root.line);
  else if (found.length > MAX_ALERTS) report.add('too-many-alerts', root.line, String(found.length));
  else if (stranger !== undefined)
    report.add('namespace-unknown', stranger.line, attribute(stranger, 'xmlns') ?? stranger.ns);
  return found.length > MAX_ALERTS ? [] : found.filter(({ ns }) => ns === CAP);
}
