import type { AlertDraft } from './alert.js';
import type { IssueRule } from './profile.js';
import { isWithin, localHour } from './town-clock.js';

export interface Decision {
  decide: IssueRule['decide'];
  /** Name of the rule, for the audit trail and the page. */
  rule: string;
}

/** What a rule may look at beside the draft. */
export interface Moment {
  now: Date;
  /** IANA name of the town's zone: the hours of a rule are on the town's clock. */
  timeZone: string;
}

/** The first rule of the table that fits; none fits = a person decides. */
export function decide(rules: readonly IssueRule[], draft: AlertDraft, moment: Moment): Decision {
  const rule = rules.find((candidate) => fits(candidate, draft, moment));
  return rule === undefined
    ? { decide: 'approve', rule: '該当する規則なし：職員が判断' }
    : { decide: rule.decide, rule: rule.name };
}

function fits(rule: IssueRule, { content, identity }: AlertDraft, moment: Moment): boolean {
  const tests = [
    rule.source === identity.source,
    rule.system === undefined || rule.system === identity.event.system,
    rule.subjects === undefined || rule.subjects.includes(identity.subject ?? ''),
    rule.minLevel === undefined || (content.level ?? 0) >= rule.minLevel,
    rule.severities === undefined || rule.severities.includes(content.severity),
    rule.hours === undefined || isWithin(rule.hours, localHour(moment.now, moment.timeZone).hour),
  ];
  return tests.every((isMet) => isMet);
}

/** News has a life: an older telegram is stored and shown, never sent by itself. */
export function isStale(reportedAt: string, lifeHours: number, now: Date): boolean {
  return now.getTime() - Date.parse(reportedAt) > lifeHours * 3_600_000;
}
