import { createHash } from 'node:crypto';
import { SEVERITIES, type AlertDraft, type Kind, type MessageType, type Severity } from '../../domain/alert.js';
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

export function draftOf(reading: Reading, context: SourceContext, report: Report): AlertDraft {
  const { alert, references, kind, messageType } = reading;
  const infos = [...reading.infos].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const main = infos[0];
  const sent = wordOf(alert, 'sent').replace('-00:00', '+00:00');
  const end = endOf(reading, sent, report);
  const severity = main?.severity ?? 'Unknown';
  const subject = main === undefined ? undefined : subjectOf(main.event, main.codes);
  const isGrave = severity === 'Extreme' || severity === 'Severe';
  const level = levelIn(infos.map(({ event, headline }) => `${event} ${headline}`).join(' '));
  const texts = textsFor(reading, infos, end.assumedHours, context);
  const city = context.profile.organisations.find((candidate) => candidate.kind === 'city');
  const key = `cap:${nameOf(ownTriple(alert))}`;
  const thread = threadFor(subject, wordOf(alert, 'incidents'));
  const refersTo = references.map(nameOf);
  return {
    content: {
      kind,
      messageType,
      organisation: city?.code ?? context.organisation,
      topic: topicFor(subject, { categories: main?.categories ?? [], responses: main?.responses ?? [], isGrave }),
      severity,
      urgency: main?.urgency ?? 'Unknown',
      certainty: main?.certainty ?? 'Unknown',
      ...(level === undefined ? {} : { level }),
      areas: reading.areas,
      groups: [],
      texts,
      reportedAt: sent,
      expiresAt: end.at,
      credit: infos.map(({ senderName }) => senderName).find(Boolean) ?? oneLine(wordOf(alert, 'sender'), 100),
    },
    identity: {
      // A drill never meets a live alert under one key: its end must not end a real warning.
      key: kind === 'actual' ? key : `${kind}:${key}`,
      material: materialOf(reading, infos, end.at),
      source: 'cap',
      event: { system: 'CAP', code: main?.codes[0]?.value.slice(0, 60) || 'alert', name: main?.event || 'CAP' },
      ...(thread === undefined ? {} : { thread }),
      ...(subject === undefined ? {} : { subject }),
      message: nameOf(ownTriple(alert)),
      ...(refersTo.length === 0 ? {} : { refersTo }),
    },
  };
}

function textsFor(
  reading: Reading,
  infos: readonly Info[],
  assumedHours: number | undefined,
  { profile }: SourceContext,
): AlertDraft['content']['texts'] {
  if (reading.isDropped) return generatedTexts('dropped', infos, profile);
  if (reading.messageType !== 'Cancel') return textsOfInfos(infos, assumedHours);
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
