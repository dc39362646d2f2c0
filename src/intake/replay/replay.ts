import { createHash } from 'node:crypto';
import type { AlertDraft, VersionContent } from '../../domain/alert.js';
import type { Effect } from '../../domain/merge.js';
import type { CityProfile, IssueRule } from '../../domain/profile.js';
import { findSource } from '../../sources/index.js';
import type { ParseResult, Source, SourceContext } from '../../sources/source.js';
import { MemoryRegister } from './memory-register.js';

/** One notice to be tried: its bytes, the source that reads it, and a name for the reader of the result. */
export interface Tried {
  name: string;
  source: string;
  organisation: string;
  bytes: Uint8Array;
  mediaType?: string;
}

/** What became of one draft of one notice. */
export interface Step {
  name: string;
  at: string;
  effect: Effect;
  state: string;
  rule: string;
  alert?: number;
  headline: string;
  /** Present when residents would have been told. */
  sent?: VersionContent;
}

/** A notice of which nothing was made, and why. */
export interface Aside {
  name: string;
  ja: string;
  en: string;
  isProblem: boolean;
}

export interface Replay {
  steps: Step[];
  asides: Aside[];
}

/** A telegram is in our hands a moment after its report. */
const DELAY_MS = 5_000;

/** A notice as its source understood it. */
export interface Read {
  notice: Tried;
  source: Source;
  result: ParseResult;
}

/**
 * What the hub would have done with these notices, each at the moment of its own report, in the order of the reports:
 * the order of the files, and a file that comes twice, change nothing.
 */
export function replay(tried: readonly Tried[], town: { profile: CityProfile; rules: readonly IssueRule[] }): Replay {
  return replayRead(
    once(tried).map((notice) => understand(notice, { profile: town.profile })),
    town,
  );
}

/** The same for what is read already: trying a second table of rules reads nothing anew. */
export function replayRead(read: readonly Read[], town: { profile: CityProfile; rules: readonly IssueRule[] }): Replay {
  const register = new MemoryRegister({ rules: town.rules, timeZone: town.profile.timeZone });
  const asides = read.flatMap(({ notice, result }) => asideOf(notice, result));
  const steps = read
    .flatMap(({ notice, source, result }) =>
      result.kind === 'drafts' ? result.drafts.map((draft) => ({ notice, source, draft })) : [],
    )
    .sort((a, b) => compare(orderOf(a.draft), orderOf(b.draft)))
    .map(({ notice, source, draft }) => step(notice, source, draft, register));
  return { steps, asides: asides.sort((a, b) => compare([a.name], [b.name])) };
}

function step(notice: Tried, source: Source, draft: AlertDraft, register: MemoryRegister): Step {
  const { content, identity } = draft;
  const done = register.record(draft, {
    now: new Date(Date.parse(content.reportedAt) + DELAY_MS),
    lifeHours: source.lifeHours[identity.event.system] ?? source.lifeHours.default,
  });
  return {
    name: notice.name,
    at: content.reportedAt,
    effect: done.judgement.effect,
    state: done.judgement.state,
    rule: done.judgement.rule,
    headline: content.texts.ja.headline,
    ...(done.alert === undefined ? {} : { alert: done.alert }),
    ...(done.sent === undefined ? {} : { sent: done.sent }),
  };
}

/** The intake keeps the same bytes of one organisation once. */
export function once(tried: readonly Tried[]): Tried[] {
  const seen = new Set<string>();
  return tried.filter(({ source, organisation, bytes }) => {
    const key = `${source} ${organisation} ${createHash('sha256').update(bytes).digest('hex')}`;
    return !seen.has(key) && seen.add(key);
  });
}

function mediaTypeOf({ mediaType }: Tried): { mediaType?: string } {
  return mediaType === undefined ? {} : { mediaType };
}

/** Read with the clock of today first, which tells when it was reported, then as it was in hand on that day. */
export function understand(notice: Tried, town: Pick<SourceContext, 'profile' | 'areasWithin' | 'policy'>): Read {
  const source = findSource(notice.source);
  if (source === undefined) throw new Error(`no source is named ${notice.source}`);
  // Mail is kept only once it came in by the school's own way: its sender was asked for then.
  const context = { ...town, organisation: notice.organisation, mayWrite: () => true, ...mediaTypeOf(notice) };
  const result = source.parse(notice.bytes, { ...context, receivedAt: new Date() });
  const reported = result.kind === 'drafts' ? result.drafts[0]?.content.reportedAt : undefined;
  if (reported === undefined) return { notice, source, result };
  const receivedAt = new Date(Date.parse(reported) + DELAY_MS);
  return { notice, source, result: source.parse(notice.bytes, { ...context, receivedAt }) };
}

function asideOf(notice: Tried, result: ParseResult): Aside[] {
  if (result.kind === 'drafts') return [];
  const { ja, en } = result.kind === 'problem' ? result.problem : result;
  return [{ name: notice.name, ja, en, isProblem: result.kind === 'problem' }];
}

/** By report time; of one moment the finer report first, then by kind and key, so that every run is the same. */
function orderOf({ content, identity }: AlertDraft): string[] {
  return [
    new Date(content.reportedAt).toISOString(),
    identity.isCoarse === true ? '1' : '0',
    identity.event.system,
    identity.key,
    identity.material,
  ];
}

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  if (at < 0) return 0;
  return (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}
