import { randomUUID } from 'node:crypto';
import type { Arena } from './arena.js';
import { bearer, formBody, type Answer, type Client } from './client.js';
import type { Operation } from './plan.js';
import type { Keys } from './seeding.js';

/** A draft that the hub said it kept. */
export interface Draft {
  id: string;
  contentHash: string;
  headline: string;
  isDrill: boolean;
}

const REASON = '夜間当直一人のため';

/** Keeps a draft; with two clicks the same key comes twice at once, and both must be told of the same draft. */
export async function writeDraft(
  client: Client,
  keys: Keys,
  wanted: { headline: string; isDrill: boolean; clicks: number; lifeMs: number },
): Promise<{ draft?: Draft; answers: Answer[] }> {
  const { headline, isDrill, clicks, lifeMs } = wanted;
  const call = {
    path: '/api/alerts',
    body: JSON.stringify({
      organisation: 'city',
      topic: 'evacuation',
      kind: isDrill ? 'drill' : 'actual',
      severity: 'Severe',
      urgency: 'Immediate',
      certainty: 'Likely',
      level: 4,
      areas: ['13229'],
      headline,
      instruction: '危険な場所から全員避難してください。',
      body: '石神井川があふれるおそれがあります。',
      expiresAt: new Date(Date.now() + lifeMs).toISOString(),
    }),
    headers: { ...bearer(keys.first), 'Idempotency-Key': randomUUID() },
  };
  const answers = clicks === 1 ? [await client.insist(call)] : await client.twice(call);
  const kept = answers.find(({ known }) => known === 'acknowledged')?.body;
  if (kept === undefined) return { answers };
  return { answers, draft: { id: String(kept.id), contentHash: String(kept.contentHash), headline, isDrill } };
}

type How = Extract<Operation, { do: 'write' }>['how'];

/** Issues it: alone with a reason, after a colleague's approval, or by two people at the same moment. */
export async function issueAlert(client: Client, keys: Keys, what: { draft: Draft; how: How }): Promise<Answer[]> {
  const { draft, how } = what;
  const { contentHash } = draft;
  const move = (name: string, key: string, body: object): Promise<Answer> =>
    client.insist({ path: `/api/alerts/${draft.id}/${name}`, body: JSON.stringify(body), headers: bearer(key) });
  if (how === 'reason') return [await move('issue', keys.first, { contentHash, reason: REASON })];
  await move('submit', keys.first, {});
  // Without a colleague's approval this one must be refused.
  const alone = await move('issue', keys.first, { contentHash });
  const approved = await move('approve', keys.second, { contentHash });
  if (how === 'approved') return [alone, approved, await move('issue', keys.first, { contentHash })].slice(2);
  return Promise.all([move('issue', keys.first, { contentHash }), move('issue', keys.second, { contentHash })]);
}

/** Writes the next version at the console and sends it out. */
export async function reviseAlert(
  client: Client,
  arena: Arena,
  what: { draft: Draft; type: 'Update' | 'Correction' | 'AllClear' },
): Promise<{ answers: Answer[]; contentHash?: string }> {
  const { keys } = arena;
  const { draft, type } = what;
  const written = await client.once({
    path: `/console/alerts/${draft.id}/revise`,
    body: formBody({
      csrf: keys.session.csrf,
      messageType: type,
      topic: 'evacuation',
      kind: draft.isDrill ? 'drill' : 'actual',
      level: '4',
      severity: 'Severe',
      areas: ['13229'],
      headline: `${draft.headline} ${type} ${randomUUID().slice(0, 8)}`,
      instruction: '避難所へ移動してください。',
      body: '',
      expiresIn: '3',
      channels: CHANNELS,
    }),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: keys.session.cookie },
  });
  if (written.known !== 'acknowledged') return { answers: [written] };
  const read = await client.insist({ method: 'GET', path: `/api/alerts/${draft.id}`, headers: bearer(keys.first) });
  const versions = (read.body.versions ?? []) as { contentHash: string }[];
  const contentHash = versions.at(-1)?.contentHash;
  if (contentHash === undefined) return { answers: [written, read] };
  const sent = await client.insist({
    path: `/api/alerts/${draft.id}/correct`,
    body: JSON.stringify({ contentHash, reason: REASON }),
    headers: bearer(keys.second),
  });
  return { answers: [written, read, sent], contentHash };
}

const CHANNELS = ['email', 'web-push', 'line', 'fm-feed', 'catv-feed', 'bulletin'];
