/** One message on its way to a push service. */
export interface PushRequest {
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** What came of it: an answer, or why there is none. */
export type PushAnswer =
  | { status: number; retryAfter: string | undefined; text: string }
  /** `again`: the line broke before an answer, and another line may do better. */
  | { failed: 'timeout'; detail: string; again: boolean }
  | { failed: 'down'; detail: string; again: boolean }
  /** Nothing left the house: the time to send was over, or the subscriber's keys are none. */
  | { failed: 'not-started' | 'bad-keys' };

/** A connection to one push service. */
export interface Line {
  readonly usable: boolean;
  post(request: PushRequest, ms: number, signal: AbortSignal): Promise<PushAnswer>;
  close(): void;
}

/** Longest piece of an error page that is kept. */
export const KEPT_TEXT = 300;
