import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hasExpired, type AlertDraft } from '../../src/domain/alert.js';
import { judge, type Judgement, type ThreadMember } from '../../src/domain/judgement.js';
import type { Known } from '../../src/domain/merge.js';
import type { CityProfile } from '../../src/domain/profile.js';
import { loadProfile } from '../../src/platform/config/profile.js';
import { jmaXml } from '../../src/sources/jma-xml/jma-xml.js';
import type { ParseResult, SourceContext } from '../../src/sources/source.js';
import { nishitokyo } from './profile.js';

const SAMPLES = resolve(import.meta.dirname, '../../src/sources/jma-xml');

/** A telegram written for these tests. */
export function sampleTelegram(name: string): string {
  const folder = name.startsWith('VTSE41') || name.startsWith('VXSE53') ? 'samples' : 'ground-samples';
  return readFileSync(resolve(SAMPLES, folder, `${name}.xml`), 'utf8');
}

export function contextOf(profile: CityProfile): SourceContext {
  return { profile, receivedAt: new Date('2026-12-01T00:00:00Z'), organisation: 'city' };
}

export const inland = contextOf(nishitokyo);
/** A town by 相模湾・三浦半島, which none of the shipped profiles is. */
export const coastal = contextOf({ ...nishitokyo, jma: { ...nishitokyo.jma, tsunamiAreas: ['330'] } });
/** Under 磐梯山. */
export const volcanic = contextOf(loadProfile('aizuwakamatsu'));

export function readTelegram(xml: string, context = inland): ParseResult {
  return jmaXml.parse(new TextEncoder().encode(xml), context);
}

/** The one draft of a telegram that has one. */
export function draftIn(result: ParseResult): AlertDraft {
  const draft = result.kind === 'drafts' ? result.drafts[0] : undefined;
  if (draft === undefined) throw new Error(JSON.stringify(result));
  return draft;
}

/** `drafts`, `nobody`, or the code of the problem. */
export function outcomeOf(result: ParseResult): string {
  return result.kind === 'problem' ? result.problem.code : result.kind;
}

/** The same telegram at another time of its day, and of another InfoType. */
export function later(xml: string, time: string, infoType = '発表'): string {
  return xml
    .replace(/(<ReportDateTime>[^T]+T)[\d:]+/u, `$1${time}`)
    .replace(/<InfoType>[^<]+/u, `<InfoType>${infoType}`);
}

/** A 取消: the head stays, the body is one sentence. */
export function withdrawn(xml: string, time: string): string {
  return later(xml, time, '取消').replace(
    /(<Body[^>]*>)[\s\S]*<\/Body>/u,
    '$1\n<Text>先ほどの情報を取り消します。</Text>\n</Body>',
  );
}

interface Kept {
  draft: AlertDraft;
  judgement: Judgement;
}

/** Hands telegrams to the judgement one after another, each a few seconds after its report, as the register does. */
export function replay(telegrams: readonly string[], context = inland): Judgement[] {
  const alerts = new Map<string, Kept>();
  const sent: { at: number; thread: string | undefined; draft: AlertDraft }[] = [];
  return telegrams.flatMap((xml) => {
    const result = readTelegram(xml, context);
    if (result.kind !== 'drafts') return [];
    return result.drafts.map((draft) => {
      const now = new Date(Date.parse(draft.content.reportedAt) + 5_000);
      const { key, thread } = draft.identity;
      const others = [...alerts].filter(([other, kept]) => other !== key && kept.draft.identity.thread === thread);
      const judgement = judge(draft, {
        known: knownOf(alerts.get(key), now),
        thread: others.map(([, kept]) => memberOf(kept)),
        sentLately: sent
          .filter((one) => one.thread === thread && now.getTime() - one.at < 1_800_000)
          .map((one) => one.draft.content),
        rules: context.profile.rules,
        lifeHours: jmaXml.lifeHours[draft.identity.event.system] ?? jmaXml.lifeHours.default,
        now,
        timeZone: context.profile.timeZone,
      });
      if (!['duplicate', 'out-of-date', 'nothing-to-end'].includes(judgement.effect))
        alerts.set(key, { draft, judgement });
      if (judgement.issues) sent.push({ at: now.getTime(), thread, draft });
      return judgement;
    });
  });
}

function knownOf(kept: Kept | undefined, now: Date): Known | undefined {
  if (kept === undefined) return undefined;
  const { draft, judgement } = kept;
  const { content, identity } = draft;
  return {
    state: judgement.state,
    material: identity.material,
    reportedAt: content.reportedAt,
    messageType: content.messageType,
    isOver: ['ended', 'cancelled'].includes(judgement.state) || hasExpired(content, now),
    system: identity.event.system,
    isCoarse: identity.isCoarse === true,
    severity: content.severity,
    ...(content.level === undefined ? {} : { level: content.level }),
  };
}

function memberOf({ draft, judgement }: Kept): ThreadMember {
  const { content, identity } = draft;
  return {
    subject: identity.subject ?? '',
    source: identity.source,
    state: judgement.state,
    severity: content.severity,
    ...(content.level === undefined ? {} : { level: content.level }),
  };
}

/** What became of each telegram that concerned the town. */
export function effectsOf(telegrams: readonly string[], context = inland): string[] {
  return replay(telegrams, context).map(({ effect, issues }) => (issues ? `${effect} → sent` : effect));
}
