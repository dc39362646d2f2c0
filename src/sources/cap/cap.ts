import type { AlertDraft, Kind, MessageType } from '../../domain/alert.js';
import type { ParseResult, Source, SourceContext } from '../source.js';
import { readXml, type XmlElement } from '../xml.js';
import { draftOf, type Reading } from './draft.js';
import { asUtf8, textOfDocument } from './encoding.js';
import { alertsIn } from './envelope.js';
import { readCapFeed } from './feed.js';
import { readInfo, type Info } from './info.js';
import { locate, type Located } from './locate.js';
import type { Triple } from './references.js';
import { Report } from './report.js';
import { checkAlert, part, parts, wordOf, type Part } from './schema.js';
import { checkMeaning } from './semantics.js';
import { isWithinLimits } from './shapes.js';
import { reportSignature } from './signature-report.js';
import { readSigned, signedAlerts } from './signed-tree.js';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';

/** CAP 1.2: one alert, or an EDXL-DE envelope with several. */
export const cap: Source = {
  name: 'cap',
  label: { ja: 'CAP（共通警報プロトコル）', en: 'CAP (Common Alerting Protocol)' },
  by: ['city'],
  mediaTypes: ['application/cap+xml', 'application/common-alerting-protocol+xml', 'application/xml', 'text/xml'],
  maxBytes: 5_000_000,
  lifeHours: { default: 6 },
  readFeed(bytes, base) {
    const read = readCapFeed(bytes, base);
    if (read.kind === 'problem') return { problem: read.problem };
    // The document is itself the alerts: it is one entry of its own.
    return read.kind === 'alerts' ? { entries: [{ url: base, id: base, updated: '' }] } : { entries: read.entries };
  },
  parse(bytes, context) {
    const report = new Report(modeOf(context));
    const utf8 = asUtf8(bytes);
    const xml = readXml(utf8);
    if (xml.kind === 'problem') {
      report.addProblem(xml.problem);
      return { ...xml, report: report.lines };
    }
    const alerts = alertsIn(xml.root, report);
    const signed = alerts.some(isSigned) ? signedAlerts(readSigned(textOfDocument(utf8))) : [];
    const read = alerts.map((alert, index) => {
      const own = new Report(modeOf(context));
      const outcome = readAlert(alert, context, own);
      reportSignature(signed[index], { pems: context.policy?.trusted ?? [], at: context.receivedAt }, own);
      report.take(own);
      return own.problem === undefined ? doubted(outcome, own) : { kind: 'problem' as const, problem: own.problem };
    });
    return { ...together(read, report), report: report.lines };
  },
};

/** What was changed after it was signed goes out by nobody's rule. */
function doubted(outcome: ParseResult, report: Report): ParseResult {
  if (outcome.kind !== 'drafts' || !report.lines.some(({ rule }) => CONTRADICTIONS.includes(rule))) return outcome;
  const drafts = outcome.drafts.map((draft) => ({
    ...draft,
    identity: { ...draft.identity, unsure: 'signature' as const },
  }));
  return { ...outcome, drafts };
}

const CONTRADICTIONS: readonly string[] = ['signature-digest-mismatch', 'signature-malformed'];

function modeOf(context: SourceContext): 'strict' | 'repair' {
  return context.policy?.mode ?? 'repair';
}

function isSigned(alert: XmlElement): boolean {
  return alert.children.some(({ ns, name }) => ns === DSIG && name === 'Signature');
}

/**
 * One result for all alerts of an envelope. One that cannot be used keeps no other from being told: it stands in the
 * report, and only when nothing else is left is the whole a problem.
 */
function together(read: ParseResult[], report: Report): ParseResult {
  const drafts = uniqueDrafts(read.flatMap((each) => (each.kind === 'drafts' ? each.drafts : [])));
  if (drafts.length > 0) return { kind: 'drafts', drafts };
  const trouble = read.find((each) => each.kind === 'problem');
  const problem = report.problem;
  if (problem !== undefined) return { kind: 'problem', problem };
  return trouble ?? read[0] ?? nobody('警報がありません。', 'There is no alert.');
}

function uniqueDrafts(drafts: readonly AlertDraft[]): AlertDraft[] {
  return drafts.filter(({ identity }, at) => drafts.findIndex((each) => each.identity.key === identity.key) === at);
}

function readAlert(element: XmlElement, context: SourceContext, report: Report): ParseResult {
  const alert = checkAlert(element, report);
  if (alert === undefined || !isWithinLimits(alert, report)) return REFUSED;
  const references = checkMeaning(alert, context.receivedAt, report);
  const infos = parts(alert, 'info').map(readInfo);
  const located = infos.map((info) => locate(info, context, report));
  return notForThePublic(alert) ?? forUs({ alert, references, infos, located }, context, report);
}

/** Never seen: whoever returns it has put the refusal into the report. */
const REFUSED: ParseResult = {
  kind: 'problem',
  problem: { code: 'refused', ja: '受け付けられません。', en: 'It cannot be taken.' },
};

const KINDS: Readonly<Record<string, Kind>> = { Actual: 'actual', Exercise: 'drill', Test: 'test' };

/** CAP 1.2 §3.2.1: what is for machines, drafts, closed circles and replies is kept and shown to no resident. */
function notForThePublic(alert: Part): ParseResult | undefined {
  const status = wordOf(alert, 'status');
  const scope = wordOf(alert, 'scope');
  const msgType = wordOf(alert, 'msgType');
  if (scope !== 'Public')
    return nobody(
      `公開の範囲が ${scope}（限られた相手だけ）のため、住民へは送りません。`,
      `Its scope is ${scope}: it is for a closed circle and goes to no resident.`,
    );
  if (KINDS[status] === undefined)
    return nobody(
      status === 'Draft' ? '下書き（Draft）のため、送りません。' : '装置どうしの通信（System）のため、送りません。',
      `Its status is ${status}: it is not for residents.`,
    );
  if (msgType === 'Ack' || msgType === 'Error')
    return nobody(
      `${msgType === 'Ack' ? '受信の確認' : '誤りの通知'}（${msgType}）のため、住民へは送りません。`,
      `It is an ${msgType} between systems and goes to no resident.`,
    );
  return undefined;
}

interface Read {
  alert: Part;
  references: Triple[];
  infos: Info[];
  located: Located[];
}

function forUs(read: Read, context: SourceContext, report: Report): ParseResult {
  const { alert, references, infos, located } = read;
  const kind = KINDS[wordOf(alert, 'status')] ?? 'test';
  const concerned = infos.filter((_, index) => located[index]?.kind === 'ours');
  const areas = [...new Set(located.flatMap((each) => (each.kind === 'ours' ? each.areas : [])))];
  const base = { alert, references, kind, isDropped: false };
  const make = (reading: Reading): ParseResult => ({ kind: 'drafts', drafts: [draftOf(reading, context, report)] });
  const city = [context.profile.code];
  const isElsewhere = infos.length > 0 && located.every((each) => each.kind === 'elsewhere');
  if (wordOf(alert, 'msgType') === 'Cancel') {
    // Whoever was told of the alert is told of its end, wherever the Cancel draws its area. One drawn elsewhere only ends
    // what was told here: as a Cancel it would stand in the register for every foreign alert ever cancelled.
    const messageType = isElsewhere ? 'AllClear' : 'Cancel';
    return make({ ...base, infos, areas: areas.length > 0 ? areas : city, messageType });
  }
  if (concerned.length > 0) {
    return make({ ...base, infos: concerned, areas, messageType: messageTypeOf(read, concerned, report) });
  }
  if (!isElsewhere) return needsPerson(located, report);
  // An Update without our town ends the alert here; the register leaves alone what nobody here was told.
  if (wordOf(alert, 'msgType') === 'Update' && references.length > 0)
    return make({ ...base, infos, areas: city, messageType: 'AllClear', isDropped: true });
  return elsewhere(located, context);
}

/** An end is an end when it says of what. GDACS and USGS call every finished earthquake Past: that is news. */
function messageTypeOf({ alert, references }: Read, infos: readonly Info[], report: Report): MessageType {
  const isClear = infos.every(({ responses }) => responses.includes('AllClear'));
  const isPast = infos.every(({ urgency }) => urgency === 'Past');
  const hasTarget = references.length > 0;
  if (isClear || (isPast && hasTarget)) return 'AllClear';
  if (isPast) report.add('all-clear-without-reference', part(alert, 'info')?.line);
  return wordOf(alert, 'msgType') === 'Update' ? 'Update' : 'Alert';
}

/** The whole town or nothing is no choice for a machine (Los Angeles 2025: ten million people for one fire). */
function needsPerson(located: readonly Located[], report: Report): ParseResult {
  const line = located.flatMap((each) => (each.kind === 'unknown' ? [each.line] : []))[0];
  report.add('area-needs-person', line);
  return REFUSED;
}

function elsewhere(located: readonly Located[], { profile }: SourceContext): ParseResult {
  const names = located.flatMap((each) => (each.kind === 'elsewhere' ? [each.names] : []))[0] ?? '';
  const shown =
    names
      .replace(/[^\p{L}\p{N} ,;・、（）()-]/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim()
      .slice(0, 80) || '—';
  return nobody(
    `対象は「${shown}」で、${profile.name.ja}の地区は含まれません。`,
    `It is for other places (${shown}); none of ${profile.name.en}.`,
  );
}

function nobody(ja: string, en: string): ParseResult {
  return { kind: 'nobody', ja, en };
}
