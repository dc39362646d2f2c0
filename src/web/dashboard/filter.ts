import { findChannel } from '../../channels/index.js';
import { OUTCOMES } from '../../domain/outcome.js';

export interface DeliveryFilter {
  channel?: string;
  outcome?: string;
  after?: string;
}

/** The query of the deliveries list; what is unknown filters nothing. */
export function filterOf(query: unknown): DeliveryFilter {
  const { channel, outcome, after } = (query ?? {}) as Record<string, unknown>;
  const outcomes: readonly string[] = ['owed', ...OUTCOMES];
  return {
    ...(typeof channel === 'string' && findChannel(channel) !== undefined ? { channel } : {}),
    ...(typeof outcome === 'string' && outcomes.includes(outcome) ? { outcome } : {}),
    ...(typeof after === 'string' && /^[0-9a-f-]{36}$/.test(after) ? { after } : {}),
  };
}
