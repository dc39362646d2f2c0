import { AuditService } from '../../../accounts/audit.service.js';
import { isLive } from '../../../domain/alert.js';
import { LANGUAGES } from '../../../domain/language.js';
import { mark, markTitle } from '../../../domain/marking.js';
import { TOPIC_FACTS } from '../../../domain/topic.js';
import { Clock } from '../../../platform/clock.js';
import type { Database } from '../../../platform/database/database.js';
import { grouped, type EventRow, type VersionRow } from '../facts.js';
import type { Message } from '../messages.js';
import { broken, type Scene, type Violation } from './violation.js';

const SHORTEST_REASON = 5;

/** I7: what a person wrote about danger to life went out with four eyes or a written reason. */
export function nothingGoesOutUnapproved({ facts }: Scene): Violation[] {
  const byHand = new Set(facts.alerts.filter((row) => row.identity_key.includes('console:')).map(({ id }) => id));
  const wrong = facts.versions
    .filter(({ alert_id: id, issued_at: issued }) => issued !== null && byHand.has(id))
    .filter(({ content }) => isLive(content) && TOPIC_FACTS[content.topic].lifeSafety)
    .filter((version) => !isApproved(version, issuingOf(version, facts.events)[0]));
  return broken(
    'I7',
    'issued without the approval it needs',
    wrong.map(({ id, alert_id }) => ({ id, alert_id })),
  );
}

function isApproved({ author_id: author, approver_id: approver }: VersionRow, issuing: EventRow | undefined): boolean {
  if (issuing === undefined) return false;
  const reason = issuing.detail.trim();
  if (issuing.move === 'cancel') return reason !== '';
  const hasTwo = issuing.actor_id !== author || (approver !== null && approver !== author);
  return hasTwo || reason.length >= SHORTEST_REASON;
}

function issuingOf(version: VersionRow, events: readonly EventRow[]): EventRow[] {
  return events.filter(
    (event) =>
      event.alert_id === version.alert_id &&
      event.version_number === version.number &&
      ['issue', 'correct', 'cancel'].includes(event.move),
  );
}

const DRILL_TITLES = LANGUAGES.map(
  (language) => markTitle('drill', language, '\u0000').split('\u0000') as [string, string],
);
const DRILL_MARKS = LANGUAGES.map((language) => mark('drill', language));

/** I9: a drill reaches only who joined it and is marked at both ends; what is real carries no mark. */
export function drillsStayDrills({ facts }: Scene): Violation[] {
  const kinds = new Map(facts.versions.map(({ id, content }) => [id, content.kind]));
  const ofKind = (kind: string): Message[] =>
    facts.messages.filter(({ versionId }) => kinds.get(versionId ?? '') === kind);
  const leaked = ofKind('drill').filter(({ wayId }) => facts.ways.get(wayId ?? '')?.drills !== true);
  const unmarked = ofKind('drill').filter((message) => !isMarked(message));
  const marked = ofKind('actual').filter(({ readable }) => DRILL_MARKS.some((sentence) => readable.includes(sentence)));
  const brief = ({ channel, wayId, title, text }: Message): unknown => ({ channel, wayId, title, text });
  return [
    ...broken('I9', 'a drill reached somebody who had not joined', leaked.map(brief)),
    ...broken('I9', 'a drill is not marked at both ends', unmarked.map(brief)),
    ...broken('I9', 'a real alert is marked as a drill', marked.map(brief)),
  ];
}

function isMarked({ channel, title, text }: Message): boolean {
  const isTextMarked = DRILL_MARKS.some((sentence) => text.startsWith(sentence) && text.endsWith(sentence));
  const isTitleMarked = DRILL_TITLES.some(([before, after]) => title.startsWith(before) && title.endsWith(after));
  return isTextMarked && (channel === 'line' || isTitleMarked);
}

/** I10: the audit chain is whole, and each change of an alert stands in it and in the alert's story once. */
export async function everyChangeIsAudited(scene: Scene): Promise<Violation[]> {
  const { facts } = scene;
  const events = facts.events.map(
    ({ alert_id, move, version_number }) => `${alert_id} alert.${move} ${version_number}`,
  );
  const audited = facts.audited.map(({ object, action, version }) => `${object} ${action} ${version ?? ''}`);
  const counts = grouped([...events, ...audited.map((line) => `-${line}`)], (line) => line.replace(/^-/, ''));
  const uneven = [...counts].filter(
    ([line, all]) => all.filter((each) => each === line).length !== all.filter((each) => each !== line).length,
  );
  const issuings = facts.versions
    .filter(({ issued_at: issued }) => issued !== null)
    .filter((version) => issuingOf(version, facts.events).length !== 1);
  const { firstBad } = await new AuditService({ query: scene.ask } as unknown as Database, new Clock()).verify();
  return [
    ...broken('I10', 'the audit chain is broken at line', firstBad === undefined ? [] : [firstBad]),
    ...broken(
      'I10',
      'a change stands in one of audit and story only',
      uneven.map(([line]) => line),
    ),
    ...broken(
      'I10',
      'a version was issued by no event, or by two',
      issuings.map(({ id }) => id),
    ),
  ];
}
