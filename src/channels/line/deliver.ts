import { createHash } from 'node:crypto';
import { LineBotClient } from '@line/bot-sdk';
import type { Batch, OpenChannel, Recipient } from '../channel.js';
import type { Attempted } from '../../domain/outcome.js';
import { answerOf, type LineAnswer } from './answer.js';
import type { LineWire } from './render.js';
import type { LineSettings } from './settings.js';

/** The SDK knows no time limit of its own: a silent server would hold it for minutes. */
const DEADLINE_MS = 8_000;
/** Messaging API reference, multicast. */
const IDS_PER_CALL = 500;
/** A list of nothing but bad ids would otherwise take a thousand calls. */
const CALLS_PER_BATCH = 64;

type Call = (ids: string[], key: string) => Promise<LineAnswer>;

/** The LINE channel: one multicast call for the whole window. */
export function openLine(settings: LineSettings, deadlineMs = DEADLINE_MS): OpenChannel<string> {
  const client = LineBotClient.fromChannelAccessToken({
    channelAccessToken: settings.channelAccessToken,
    ...(settings.apiBaseUrl === undefined ? {} : { apiBaseURL: settings.apiBaseUrl }),
  });
  return {
    deliver: (batch) => {
      const { messages } = batch.rendition.wire as LineWire;
      const call: Call = (ids, key) => {
        const calling = client.multicastWithHttpInfo({ to: ids, messages }, key).then(
          ({ httpResponse }): LineAnswer => ({
            reason: 'accepted',
            detail: httpResponse.headers.get('x-line-request-id') ?? '200',
          }),
          (error: unknown) => answerOf(error),
        );
        return inTime(calling, deadlineMs, batch.signal);
      };
      return new Multicast(call, batch).run();
    },
    close: () => Promise.resolve(),
  };
}

/** One batch: the whole list first, and halves of it where LINE does not like somebody in it. */
class Multicast {
  private readonly results: Attempted[] = [];
  private readonly byId = new Map<string, Recipient<string>[]>();
  private calls = 0;
  private anybody = false;

  constructor(
    private readonly call: Call,
    private readonly batch: Batch<string>,
  ) {
    for (const recipient of batch.recipients) {
      this.byId.set(recipient.address, [...(this.byId.get(recipient.address) ?? []), recipient]);
    }
  }

  async run(): Promise<Attempted[]> {
    const ids = [...this.byId.keys()];
    for (let start = 0; start < ids.length; start += IDS_PER_CALL) {
      const part = ids.slice(start, start + IDS_PER_CALL);
      await this.send(part, ids.length <= IDS_PER_CALL ? this.batch.retryKey : keyFor(this.batch.retryKey, part));
    }
    return this.results;
  }

  private async send(ids: string[], key: string): Promise<void> {
    if (this.batch.signal.aborted) return this.note(ids, { reason: 'timeout', detail: 'stopped before sending' });
    if (this.calls >= CALLS_PER_BATCH) return this.note(ids, this.enough());
    this.calls += 1;
    const answer = await this.call(ids, key);
    if (!('badIds' in answer)) {
      this.anybody ||= answer.reason === 'accepted' || answer.reason === 'accepted-before';
      return this.note(ids, answer);
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

  private note(ids: string[], answer: { reason: Attempted['reason']; detail: string }): void {
    for (const { wayId } of ids.flatMap((id) => this.byId.get(id) ?? [])) {
      this.results.push({ wayId, reason: answer.reason, detail: answer.detail });
    }
  }
}

/**
 * Gives up waiting at an absolute time. The call itself cannot be taken back: whether LINE got it is found out by
 * the next try, which carries the same key and is answered 409 if it did.
 */
async function inTime(calling: Promise<LineAnswer>, ms: number, signal: AbortSignal): Promise<LineAnswer> {
  let stop = () => undefined as void;
  const late = new Promise<LineAnswer>((resolve) => {
    const end = () => resolve({ reason: 'timeout', detail: 'no answer in time' });
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    stop = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    };
  });
  try {
    return await Promise.race([calling, late]);
  } finally {
    stop();
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
