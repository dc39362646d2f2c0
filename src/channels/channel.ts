import type { z } from 'zod';
import type { CityProfile } from '../domain/profile.js';
import type { Attempted } from '../domain/outcome.js';
import type { Language } from '../domain/language.js';
import type { ReceiptKind } from '../domain/receipt.js';
import type { Urgency, VersionContent } from '../domain/alert.js';

/** What a renderer is handed. Time and settings are arguments: the same input gives the same words. */
export interface RenderInput {
  content: VersionContent;
  alertId: string;
  /** The five digits under which the alert's page is found and read aloud. */
  shortId: string;
  versionId: string;
  versionNumber: number;
  issuedAt: Date;
  language: Language;
  profile: CityProfile;
  /** Without a trailing slash. */
  publicUrl: string;
  /** True where people are asked to answer (domain/chain.ts). A channel that cannot carry an answer leaves it out. */
  asksAnswer?: boolean;
  /** Public channels only: the place this rendition is for. */
  place?: Place;
  /** What the channel's own settings were read as, where a rendition must say what this installation lacks. */
  settings?: unknown;
}

/** One address of a public channel: a station, a board. */
export interface Place {
  code: string;
  name: string;
  area: string;
  /** 1-based number of this sheet among the places of the version. */
  sheet: number;
  /** Boards: where whoever posts the sheet says so, and the code printed on it. */
  receipt?: { url: string; code: string };
}

/** A version put into words for one channel, language and, where public, one place. */
export interface Rendition {
  language: Language;
  /** What a person checks in the preview, exactly as it will read. */
  preview: string;
  /** Length in the channel's own measure against its limit, for the preview. */
  measure: { count: number; limit: number; unit: { ja: string; en: string } };
  /** What was cut, replaced or fell back, in words for the officer. Empty is best. */
  warnings: string[];
  /** What goes on the wire: the channel's own shape, JSON-safe except for bytes. */
  wire: unknown;
  /** Files for the demo, the studio or the preview; the first is the main one. */
  files: { name: string; mediaType: string; bytes: Uint8Array }[];
}

/** One person or place to reach. The address is what `channel.address` parsed. */
export interface Recipient<A> {
  wayId: string;
  address: A;
  /** Opaque token for leaving and preferences links; addressed channels only. */
  leaveToken: string;
  /** What `arm` made for this address; it is used for this message and never again. */
  armed?: Buffer;
}

/** What goes through in one window: the same rendition to up to 100 recipients (LINE: 500). */
export interface Batch<A> {
  rendition: Rendition;
  recipients: Recipient<A>[];
  versionId: string;
  alertId: string;
  /** UUID that stays the same when the same people are tried again with the same words: LINE's X-Line-Retry-Key. */
  retryKey: string;
  /** Messages under way at once; the lane lets it grow while all is well. */
  atOnce: number;
  urgency: Urgency;
  expiresAt: Date;
  now: Date;
  /** Ends the work: deadline, shutdown, lost lease. */
  signal: AbortSignal;
  /**
   * Asked right before the first byte of each message. False = the time this worker was given is over (it was
   * frozen, its loop was blocked, the lease is gone): nothing more may leave, the rest is noted as `not-started`.
   */
  mayStart(): boolean;
  /** Told of each outcome as soon as it is known, so that after a kill only what was in flight is in doubt. */
  settled(attempted: Attempted): void;
}

/** A channel with its settings read and its connections at hand. */
export interface OpenChannel<A> {
  /** One entry for each recipient, in any order. Never throws for what a provider does. */
  deliver(batch: Batch<A>): Promise<Attempted[]>;
  /**
   * What the provider lets this account send in the month and what of it is used, in recipients. Nothing where there is
   * no limit, or no answer in time. Asked before issuing: "needs N, left M".
   */
  quota?(): Promise<Quota | undefined>;
  /**
   * Says one sentence to the person whose event this was, where that counts as no message of the month. A courtesy: it may
   * be left out when there is much to do, and never throws.
   */
  thank?(replyToken: string, text: string): Promise<void>;
  /** Called every few seconds: ends by itself what is over, and takes up what was left undone. */
  tend?(now: Date): Promise<void>;
  close(): Promise<void>;
}

export interface Quota {
  limit: number;
  used: number;
}

/** What the machine underneath lends a channel. */
export interface ChannelMachine {
  /** Folder the channel may keep files in (`DATA_DIR/media/<channel>`). */
  mediaDir: string;
  profile: CityProfile;
  publicUrl: string;
  /** Warnings for the operator. Never hand it an address. */
  warn(message: string): void;
}

/** What comes back on its own, in any order: somebody joined or left at the provider's side, or what came of a message. */
export interface ChannelReceipt<A> {
  kind: 'joined' | 'left' | ReceiptKind;
  address: A;
  /** When it happened, by the provider's clock: the latest says what holds. */
  at: Date;
  /** The provider's own id of the event: a repeated one changes nothing. */
  externalId: string;
  /** Which version it is about. Always there, except for `joined` and `left`. */
  versionId?: string;
  /** For the operator. Never a name or an address. */
  detail?: string;
  /** With it `OpenChannel.thank` can answer this one event. */
  replyToken?: string;
}

/** What became of one version at one address: a call that was answered, a fax that was not. */
export interface Told {
  kind: ReceiptKind;
  versionId: string;
  wayId: string;
  at: Date;
  /** The provider's own id of the event: a repeated one changes nothing. */
  externalId: string;
  /** For the operator. Never a name or an address. */
  detail?: string;
}

/** A call to `/hooks/<name>` as it came. */
export interface HookCall {
  headers: Record<string, unknown>;
  body: Buffer;
  /** The real time, not the hub's: the caller signs with its own. */
  now: Date;
}

/** One way out. A folder under src/channels and one line in its list. */
export interface ChannelSpec<S, A> {
  /** Folder name = queue suffix = ledger value = URL segment; stored, never renamed. */
  name: string;
  label: { ja: string; en: string };
  /**
   * `addressed`: one delivery per address. `public`: one rendition per place. `chain`: one delivery per address, and only
   * to those whose next step it is (domain/chain.ts): no version leaves by it by itself, and nobody subscribes to it.
   */
  reach: 'addressed' | 'public' | 'chain';
  /** Environment variables it reads. Output `undefined` = not configured at all. */
  settings: z.ZodType<S | undefined>;
  /** Names of those variables with what they are for; docs/settings.md is made of these. */
  environment: { name: string; secret?: true; text: string }[];
  /** Unconfigured: `sandbox` renders and records without sending, `off` leaves the channel out. */
  unconfigured: 'sandbox' | 'off' | 'never';
  /** What one address looks like. Plain data that is stored encrypted. */
  address: z.ZodType<A>;
  /**
   * The domain or service that takes this address's messages, e.g. `docomo.ne.jp` or `fcm.googleapis.com`: each large one has
   * a lane and a pace of its own. Absent = one provider takes all.
   */
  destinationOf?(address: A): string;
  /** True where all messages go through one provider (the office's mail server): what stops it stops every lane. */
  oneProvider: boolean;
  /** Two spellings of one address give one key (uniqueness, look-up). */
  addressKey(address: A): string;
  /** Why this installation would not send to a well-formed address (a push service that is not on the list). */
  refusesAddress?(settings: S, address: A): { ja: string; en: string } | undefined;
  /** How an operator may see it: `s***@example.jp`. */
  maskAddress(address: A): string;
  /** Recipients per window: what is in doubt after a crash. */
  window: number;
  /** True where the provider drops a repeated key: a doubtful window may be sent again. */
  repeatsSafely: boolean;
  /** How long the provider knows a key; after that a repeat would be a second message. Absent = for ever. */
  repeatKeyLivesMs?: number;
  /**
   * The part of a message's work that needs no message, done while nothing is to be sent. Each result is kept
   * sealed and used once.
   */
  arm?(address: A): Buffer;
  /**
   * Reads a call to `/hooks/<name>` from the bytes as they came; `undefined` = its signature is not the provider's, or
   * too old; `malformed` = it is, and we cannot read what it says.
   */
  receive?(settings: S, call: HookCall): (ChannelReceipt<A> | Told)[] | 'malformed' | undefined;
  /** Channels whose newest rendition lies in a folder as `current.*`: what those files say when nothing is on air. */
  idle?: Rendition['files'];
  render(input: RenderInput): Rendition | Promise<Rendition>;
  connect(settings: S, machine: ChannelMachine): OpenChannel<A> | Promise<OpenChannel<A>>;
}

/** The same with its types sealed in, as the rest of the house handles it. */
export type Channel = ChannelSpec<unknown, unknown>;

/** Seals a spec's own types; the pair settings/address only ever meets its own functions. */
export function defineChannel<S, A>(spec: ChannelSpec<S, A>): Channel {
  return spec;
}
