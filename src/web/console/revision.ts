import type { VersionContent } from '../../domain/alert.js';
import type { Problem } from '../layout/problem.js';
import { parseCompose, valuesOfContent, type ComposeContext } from './compose-form.js';

/** What a next version may be. The cancellation of an error is a move of its own and has its own words. */
export const REVISION_TYPES = ['Update', 'Correction', 'AllClear'] as const;
export type RevisionType = (typeof REVISION_TYPES)[number];

export function isRevisionType(value: unknown): value is RevisionType {
  return REVISION_TYPES.some((type) => type === value);
}

/** True for notices to classes or libraries: their audience stays what it was, only the wording is new. */
export function isWordingOnly(previous: VersionContent): boolean {
  return previous.groups.length > 0;
}

/** The next version of an alert from the compose form. Kind and, for groups, the audience are never editable. */
export function parseRevision(
  body: Record<string, string | string[]>,
  previous: VersionContent,
  context: ComposeContext,
): { content: VersionContent } | { problems: Problem[] } {
  if (!isWordingOnly(previous)) return parseCompose({ ...body, kind: previous.kind }, context);
  const { topic, level, severity } = valuesOfContent(previous, context.channelNames);
  const kept = { kind: previous.kind, topic, level, severity, areas: [context.profile.code] };
  const parsed = parseCompose({ ...body, ...kept, channels: [...context.channelNames] }, context);
  if ('problems' in parsed) return parsed;
  const { areas, groups, urgency, certainty, channels } = previous;
  const content = { ...parsed.content, areas, groups, urgency, certainty };
  return { content: channels === undefined ? content : { ...content, channels } };
}
