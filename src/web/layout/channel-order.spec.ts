import { describe, expect, it } from '@jest/globals';
import { inListOrder } from './channel-order.js';

describe('figures by channel', () => {
  it('stand in the order of the list, and a channel that is no longer listed comes last', () => {
    const channels = [{ name: 'email' }, { name: 'line' }];
    expect(inListOrder(channels, { bulletin: 1, line: 2, email: 3 })).toEqual([
      ['email', 3],
      ['line', 2],
      ['bulletin', 1],
    ]);
  });
});
