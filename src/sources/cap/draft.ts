import { createHash } from 'node:crypto';
import {
  SEVERITIES,
  type AlertDraft,
  type Identity,
  type Kind,
  type MessageType,
  type Severity,
  type VersionContent,
} from '../../domain/alert.js';
import type { SourceContext } from '../source.js';
import { levelIn, subjectOf, threadFor, topicFor } from './subjects.js';
import type { Info } from './info.js';
import { oneLine, plainText } from './html-text.js';
import { nameOf, ownTriple, type Triple } from './references.js';
import type { Report } from './report.js';
import { part, wordOf, type Part } from './schema.js';
import { generatedTexts, textsOfInfos } from './texts.js';

/** Hours an alert holds when its sender gives no end (CAP 1.2 §3.2.2: each recipient sets its own policy). */
const HOLDS_HOURS: Readonly<Record<Severity, number>> = {
  Extreme: 12,
  Severe: 12,
  Moderate: 24,
  Minor: 24,
  Unknown: 12,
};
const END_HOLDS_HOURS = 24;

/** An alert that has been read and found to be for us. */
export interface Reading {
  alert: Part;
  references: Triple[];
  /** The infos that concern us; all of them when the alert ends here. */
  infos: Info[];
  areas: string[];
  kind: Kind;
  messageType: MessageType;
  /** The Update no longer speaks of our town. */
  isDropped: boolean;
}

export function draftOf(given: Reading, context: SourceContext, report: Report): AlertDraft {
  const reading = { ...given, infos: byGravity(given.infos) };
  const { alert, infos, kind, messageType, areas } = reading;
  const sent = wordOf(alert, 'sent').replace('-00:00', '+00:00');
  const end = endOf(reading, sent, report);
  const level = levelIn(infos.map(({ event, headline }) => `${event} ${headline}`).join(' '));
  const city = context.profile.organisations.find((candidate) => candidate.kind === 'city');
  const content: VersionContent = {
    kind,
    messageType,
    organisation: city?.code ?? context.organisation,
    ...graveness(infos[0]),
    ...(level === undefined ? {} : { level }),
    areas,
    groups: [],
    texts: textsFor(reading, infos, end.assumedHours, context),
    reportedAt: sent,
    expiresAt: end.at,
    credit: infos.map(({ senderName }) => senderName).find(Boolean) ?? oneLine(wordOf(alert, 'sender'), 100),
  };
  return { content, identity: identityOf(reading, end.at) };
}

function byGravity(infos: readonly Info[]): Info[] {
  return [...infos].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function graveness(info: Info | undefined): Pick<VersionContent, 'topic' | 'severity' | 'urgency' | 'certainty'> {
  if (info === undefined) return { topic: 'city', severity: 'Unknown', urgency: 'Unknown', certainty: 'Unknown' };
  const { severity, urgency, certainty, categories, responses } = info;
  const isGrave = severity === 'Extreme' || severity === 'Severe';
  const topic = topicFor(subjectOf(info.event, info.codes), { categories, responses, isGrave });
  return { topic, severity, urgency, certainty };
}

function identityOf(reading: Reading, end: string): Identity {
  const { alert, infos, kind, references } = reading;
  const [main] = infos;
  const message = nameOf(ownTriple(alert));
  const subject = main === undefined ? undefined : subjectOf(main.event, main.codes);
  const thread = threadFor(subject, wordOf(alert, 'incidents'));
  return {
    // A drill never meets a live alert under one key: its end must not end a real warning.
    key: `${kind === 'actual' ? '' : `${kind}:`}cap:${message}`,
    material: materialOf(reading, infos, end),
    source: 'cap',
    event: { system: 'CAP', code: main?.codes[0]?.value.slice(0, 60) || 'alert', name: main?.event || 'CAP' },
    ...(thread === undefined ? {} : { thread }),
    ...(subject === undefined ? {} : { subject }),
    message,
    ...(references.length === 0 ? {} : { refersTo: references.map(nameOf) }),
  };
}

function textsFor(
  reading: Reading,
  infos: readonly Info[],
  assumedHours: number | undefined,
  { profile }: SourceContext,
): AlertDraft['content']['texts'] {
  if (reading.isDropped) return generatedTexts('dropped', infos, profile);
  if (wordOf(reading.alert, 'msgType') !== 'Cancel') return textsOfInfos(infos, assumedHours);
  // The infos of a Cancel often repeat the order that is being cancelled: only its reason is quoted.
  return generatedTexts('cancel', infos, profile, plainText(wordOf(reading.alert, 'note')).slice(0, 1_000));
}

/** The latest end of the infos; without one the configured life, and both the report and the body say so. */
function endOf(
  { alert, infos, messageType }: Reading,
  sent: string,
  report: Report,
): { at: string; assumedHours?: number } {
  const begin = Date.parse(sent);
  const ends = infos.map(({ expires }) => Date.parse(expires)).filter((time) => time > begin);
  const after = (hours: number): string => new Date(begin + hours * 3_600_000).toISOString();
  if (messageType === 'Cancel' || messageType === 'AllClear')
    return { at: new Date(Math.max(Date.parse(after(END_HOLDS_HOURS)), ...ends)).toISOString() };
  if (ends.length > 0) return { at: new Date(Math.max(...ends)).toISOString() };
  const hours = HOLDS_HOURS[infos[0]?.severity ?? 'Unknown'];
  report.add('expires-absent', part(alert, 'info')?.line, String(hours));
  return { at: after(hours), assumedHours: hours };
}

/** What a resident would notice; the end by the hour, since some feeds move it on with each repetition. */
function materialOf(reading: Reading, infos: readonly Info[], end: string): string {
  const said = infos.map((info) => [
    info.event,
    info.severity,
    info.urgency,
    info.certainty,
    info.headline,
    info.instruction,
    info.responses,
  ]);
  const facts = [reading.messageType === 'Cancel' ? 'cancel' : 'alert', said, reading.areas, end.slice(0, 13)];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
