import { createHash } from 'node:crypto';
import type { Batch, Recipient } from '../channel.js';
import { REASONS, type Attempted } from '../../domain/outcome.js';
import type { LineAnswer } from './answer.js';

/** Messaging API reference, multicast. */
const IDS_PER_CALL = 500;
/** A list of nothing but bad ids would otherwise take a thousand calls. */
const CALLS_PER_BATCH = 64;

export type Call = (ids: string[], key: string) => Promise<LineAnswer>;

/** One batch: the whole list first, and halves of it where LINE does not like somebody in it. */
export class Multicast {
  private readonly results: Attempted[] = [];
  private readonly byId = new Map<string, Recipient<string>[]>();
  private calls = 0;
  private anybody = false;
  /** LINE as a whole is not taking messages: what is left would only be refused too. */
  private halted = false;

  constructor(
    private readonly call: Call,
    private readonly batch: Batch<string>,
  ) {
    for (const recipient of batch.recipients) {
      this.byId.set(recipient.address, [...(this.byId.get(recipient.address) ?? []), recipient]);
    }
  }

  async run(): Promise<Attempted[]> {
    // A repeat must read the same byte for byte, in whatever order the hub names the same people.
    const ids = [...this.byId.keys()].sort();
    for (let start = 0; start < ids.length; start += IDS_PER_CALL) {
      const part = ids.slice(start, start + IDS_PER_CALL);
      await this.send(part, ids.length <= IDS_PER_CALL ? this.batch.retryKey : keyFor(this.batch.retryKey, part));
    }
    return this.results;
  }

  private async send(ids: string[], key: string): Promise<void> {
    if (this.calls >= CALLS_PER_BATCH) return this.note(ids, this.enough());
    if (this.halted || this.batch.signal.aborted || !this.batch.mayStart()) {
      return this.note(ids, { reason: 'not-started' });
    }
    this.calls += 1;
    const answer = await this.call(ids, key);
    if (!('badIds' in answer)) {
      this.anybody ||= answer.reason === 'accepted' || answer.reason === 'accepted-before';
      this.halted = 'pauses' in REASONS[answer.reason];
      const { reason, detail } = answer;
      return this.note(ids, { reason, detail, ...(answer.inDoubt === true ? { repeatKey: key } : {}) });
    }
    if (ids.length === 1) return this.note(ids, { reason: 'address-invalid', detail: answer.detail });
    const half = Math.ceil(ids.length / 2);
    for (const part of [ids.slice(0, half), ids.slice(half)]) await this.send(part, keyFor(this.batch.retryKey, part));
  }

  /** Where some got it, the rest is worth another round; where nobody did, the list is not what LINE dislikes. */
  private enough(): { reason: 'provider-busy' | 'refused'; detail: string } {
    return {
      reason: this.anybody ? 'provider-busy' : 'refused',
      detail: `still refused after ${CALLS_PER_BATCH} calls`,
    };
  }

  private note(ids: string[], answer: Omit<Attempted, 'wayId'>): void {
    for (const { wayId } of ids.flatMap((id) => this.byId.get(id) ?? [])) {
      const attempted = { wayId, ...answer };
      this.results.push(attempted);
      this.batch.settled(attempted);
    }
  }
}

/**
 * The key of a part of a batch, the same whenever the same part is tried again (RFC 9562 §5.5, name-based). Without it a
 * crash between two halves would send the first one twice.
 */
export function keyFor(retryKey: string, ids: readonly string[]): string {
  const hash = createHash('sha1')
    .update(`${retryKey}\n${ids.join('\n')}`)
    .digest()
    .subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
