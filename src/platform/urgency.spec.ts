import { describe, expect, it, jest } from '@jest/globals';
import { Urgency } from './urgency.js';

describe('urgency', () => {
  it('is on while something urgent is under way, and for a moment after, so that its next step finds the way free', async () => {
    jest.useFakeTimers({ now: 0, doNotFake: ['nextTick', 'setImmediate'] });
    try {
      const urgency = new Urgency();
      expect(urgency.isOn).toBe(false);
      await urgency.during(() => Promise.resolve(expect(urgency.isOn).toBe(true)));
      expect(urgency.isOn).toBe(true);
      jest.advanceTimersByTime(1_001);
      expect(urgency.isOn).toBe(false);
    } finally {
      jest.useRealTimers();
    }
  });

  it('stays on for the one that is under way when another one fails', async () => {
    jest.useFakeTimers({ now: 0, doNotFake: ['nextTick', 'setImmediate'] });
    try {
      const urgency = new Urgency();
      let finish = (): void => undefined;
      const long = urgency.during(() => new Promise<void>((done) => (finish = done)));
      await expect(urgency.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
      jest.advanceTimersByTime(60_000);
      expect(urgency.isOn).toBe(true);
      finish();
      await long;
      jest.advanceTimersByTime(1_001);
      expect(urgency.isOn).toBe(false);
    } finally {
      jest.useRealTimers();
    }
  });
});
