/**
 * What became of a call, as the caller knows it (Jepsen's three): `acknowledged`; `refused`, nothing was done; `unknown`,
 * it may have been done or not.
 */
export type Known = 'acknowledged' | 'refused' | 'unknown';

/** A promise of the hub that the checker holds it to. */
export type Promised =
  | { kind: 'notice'; noticeId: string; quake?: { eventId: string; order: number; form: string } }
  | { kind: 'draft'; alertId: string; contentHash: string; headline: string }
  | { kind: 'issued'; alertId: string; contentHash: string }
  | { kind: 'cancelled'; alertId: string }
  | { kind: 'subscribed'; token: string }
  | { kind: 'left'; wayId: string };

/** Everything that happened in one episode, in order. */
export class History {
  readonly lines: { atMs: number; text: string }[] = [];
  readonly promised: Promised[] = [];
  /** Ways whose choice or state an operation touched, acknowledged or not. */
  readonly touchedWays = new Set<string>();
  /** Bodies of all answers that were no success. */
  readonly problems: string[] = [];
  readonly calls: Record<Known, number> = { acknowledged: 0, refused: 0, unknown: 0 };
  private readonly began = performance.now();

  note(text: string): void {
    this.lines.push({ atMs: Math.round(performance.now() - this.began), text });
  }

  promise(promised: Promised): void {
    this.promised.push(promised);
  }

  promises<K extends Promised['kind']>(kind: K): Extract<Promised, { kind: K }>[] {
    return this.promised.filter((each): each is Extract<Promised, { kind: K }> => each.kind === kind);
  }
}
