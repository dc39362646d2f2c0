import type { AlertDraft } from './alert.js';
import type { CityProfile, IssueRule } from './profile.js';

export interface Decision {
  decide: IssueRule['decide'];
  /** Name of the rule, for the audit trail and the page. */
  rule: string;
}

/** The first rule of the profile's table that fits; none fits = a person decides. */
export function decide(profile: CityProfile, draft: AlertDraft, isStale: boolean): Decision {
  if (isStale) return { decide: 'show', rule: '古い情報は自動では送りません' };
  const rule = profile.rules.find((candidate) => fits(candidate, draft));
  return rule === undefined
    ? { decide: 'approve', rule: '該当する規則なし：職員が判断' }
    : { decide: rule.decide, rule: rule.name };
}

function fits(rule: IssueRule, draft: AlertDraft): boolean {
  const { content, identity } = draft;
  if (rule.source !== identity.source) return false;
  if (rule.system !== undefined && rule.system !== identity.event.system) return false;
  if (rule.minLevel !== undefined && (content.level ?? 0) < rule.minLevel) return false;
  return rule.severities === undefined || rule.severities.includes(content.severity);
}

/** News has a life: an older telegram is stored and shown, never sent by itself. */
export function isStale(reportedAt: string, lifeHours: number, now: Date): boolean {
  return now.getTime() - Date.parse(reportedAt) > lifeHours * 3_600_000;
}
