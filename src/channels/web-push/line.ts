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
  | { failed: 'timeout' | 'down'; detail: string; again: boolean };

/** A connection to one push service. */
export interface Line {
  readonly usable: boolean;
  post(request: PushRequest, ms: number, signal: AbortSignal): Promise<PushAnswer>;
  close(): void;
}

/** Longest piece of an error page that is kept. */
export const KEPT_TEXT = 300;

/** Ends at an absolute time or with `signal`, whatever bytes still trickle in. */
export function withDeadline(ms: number, signal: AbortSignal, end: () => void): () => void {
  const timer = setTimeout(end, ms);
  signal.addEventListener('abort', end, { once: true });
  return () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  };
}
