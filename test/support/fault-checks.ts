import { expect } from '@jest/globals';
import { repeated, type LedgerFigures } from './fault-ledger.js';
import type { FaultTown } from './fault-town.js';

const ADDRESSED = ['email', 'line', 'web-push'] as const;

/**
 * The invariants I1 to I5 after everything has settled: nobody is lost, both logs agree, and nobody saw a message
 * twice, but for so many mails.
 */
export async function expectAllReached(town: FaultTown, duplicateMails = 0): Promise<LedgerFigures> {
  const figures = await town.ledger.figures();
  const seen = town.seen();
  for (const [channel, { owed, open, outcomes }] of Object.entries(figures.channels)) {
    expect({ channel, owed: owed > 0, open, outcomes }).toEqual({
      channel,
      owed: true,
      open: 0,
      outcomes: { sent: owed },
    });
  }
  for (const channel of ADDRESSED) {
    const messages = figures.channels[channel]?.owed ?? 0;
    expect({ channel, messages: new Set(seen[channel]).size }).toEqual({ channel, messages });
  }
  const [owed, sent] = await Promise.all([town.ledger.owed('email'), town.ledger.sent('email')]);
  expect(seen.email.filter((pair) => !owed.has(pair))).toEqual([]);
  expect([...sent].filter((pair) => !seen.email.includes(pair))).toEqual([]);
  expect({ line: repeated(seen.line) }).toEqual({ line: 0 });
  // The very same payload to the very same device: its tag hides the repeat. Nobody sees two.
  expect(repeated(seen['web-push'])).toBeLessThanOrEqual(duplicateMails);
  expect(repeated(seen.email)).toBeLessThanOrEqual(duplicateMails);
  return figures;
}
