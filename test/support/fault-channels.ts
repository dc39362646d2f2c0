import { afterAll, beforeAll } from '@jest/globals';
import type { FaultGround } from './fault-ground.js';
import { EVACUATION, FaultTown, type TownOptions } from './fault-town.js';
import { eventually } from './hub.js';
import { ScriptedSmtp, type ScriptedMail, type SmtpScript } from './scripted-smtp.js';

/** One line of the ledger as the rows of the channels ask for it. */
export interface Try {
  version: string;
  way: string;
  dispatch: string;
  reason: string;
  outcome: string;
  final: boolean;
  at: Date;
}

/** Every try of a channel, oldest first. */
export function triesOf(town: FaultTown, channel: string): Promise<Try[]> {
  return town.ledger.ask(
    'SELECT version_id AS version, way_id AS way, dispatch_id AS dispatch, reason, outcome, final, at FROM attempt WHERE channel = $1 ORDER BY id',
    [channel],
  );
}

/** How often each reason was written. */
export function counted(tries: readonly Pick<Try, 'reason'>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { reason } of tries) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** The reasons of each address one after the other, and how many addresses went that way. */
export function histories(tries: readonly Try[]): Record<string, number> {
  const ways = new Map<string, string[]>();
  for (const { version, way, reason } of tries) {
    const key = `${version}.${way}`;
    ways.set(key, [...(ways.get(key) ?? []), reason]);
  }
  return counted([...ways.values()].map((reasons) => ({ reason: reasons.join(' ') })));
}

/** What alarms a person now: `channel:reason`, and `stopped:channel` for a lane that stands still. */
export async function alarmsIn(town: FaultTown): Promise<string[]> {
  const rows = await town.ledger.ask<{ id: string }>(
    `SELECT DISTINCT channel || ':' || reason AS id FROM attempt WHERE reason IN ('credentials', 'blocked', 'quota', 'not-rendered', 'crashed')
     UNION SELECT a.channel || ':' || a.reason FROM attempt a WHERE a.reason IN ('refused', 'too-large')
       GROUP BY a.version_id, a.channel, a.reason HAVING count(*) >= 10
     UNION SELECT DISTINCT 'stopped:' || (lane->>'channel') FROM process, jsonb_array_elements(facts->'lanes') AS lane
     WHERE lane->>'state' = 'stopped' AND seen_at > clock_timestamp() - interval '30 seconds'`,
  );
  return rows.map(({ id }) => id).sort();
}

/** Waits until a person is told of it. */
export function alarmed(town: FaultTown, id: string, timeoutMs = 15_000): Promise<true> {
  return eventually(async () => (await alarmsIn(town)).includes(id) || undefined, timeoutMs);
}

/** Waits until every channel but one has brought everything to everybody, while that one still owes. */
export async function othersArrive(town: FaultTown, troubled: string, timeoutMs = 20_000): Promise<void> {
  await eventually(async () => {
    const { channels } = await town.ledger.figures();
    const others = Object.entries(channels).filter(([name]) => name !== troubled);
    const all = others.every(([, { owed, open, outcomes }]) => open === 0 && outcomes.sent === owed);
    // The public channels are among them.
    return others.length >= 4 && all && (channels[troubled]?.owed ?? 0) > 0;
  }, timeoutMs);
}

/** `version.way` of each mail a scripted server kept. */
export function pairsOf(mails: readonly ScriptedMail[]): string[] {
  return mails.map(({ text }) => /^Message-ID: <([^@>]+)@/im.exec(text)?.[1] ?? '?');
}

/** The number in `resident17@mail1.example`; nothing where the line names nobody of the town. */
export function residentIn(text: string): number | undefined {
  const found = /resident(\d+)@/.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Issues by hand, on the emergency lane unless `change` says otherwise, and insists on it. */
export async function issue(town: FaultTown, change: object = {}): Promise<void> {
  const { status, body } = await town.issue(await town.draft(change));
  if (status !== 200) throw new Error(`not issued: ${status} ${JSON.stringify(body)}`);
}

/** For everybody who takes warnings of crime and missing people: not on the emergency lane, and not sent again in doubt. */
export const SAFETY = { ...EVACUATION, topic: 'safety', severity: 'Moderate', urgency: 'Expected', level: undefined };

/** A mail server whose script a test changes while it runs. */
export class ChangingSmtp {
  script: SmtpScript = {};

  private constructor(readonly server: ScriptedSmtp) {}

  static async start(): Promise<ChangingSmtp> {
    const holder: { own?: ChangingSmtp } = {};
    const now = (): SmtpScript => holder.own?.script ?? {};
    const server = await ScriptedSmtp.start({
      get greeting() {
        return now().greeting ?? '220 scripted ESMTP';
      },
      get extensions() {
        return now().extensions ?? ['PIPELINING', 'SIZE 1000000'];
      },
      reply: (command, session) => now().reply?.(command, session),
      taken: (mail, session) => now().taken?.(mail, session),
    });
    holder.own = new ChangingSmtp(server);
    return holder.own;
  }

  get mails(): ScriptedMail[] {
    return this.server.mails;
  }

  /** As if nothing had been. */
  forget(script: SmtpScript = {}): void {
    this.script = script;
    for (const log of [this.server.mails, this.server.commands, this.server.packets]) log.length = 0;
  }
}

/** One town for the rows of a block, with what `options` makes of the environment before it starts. */
export function useTown(ground: () => FaultGround, options: () => Promise<Partial<TownOptions>>): () => FaultTown {
  let town: FaultTown | undefined;
  beforeAll(async () => {
    town = await FaultTown.start(ground(), { queue: 'postgresql', ...(await options()) });
  }, 60_000);
  afterAll(() => town?.stop());
  return () => {
    if (town === undefined) throw new Error('the town has not been started');
    return town;
  };
}
