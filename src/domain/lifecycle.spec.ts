import { describe, expect, it } from '@jest/globals';
import { nishitokyo } from '../../test/support/profile.js';
import type { VersionContent } from './alert.js';
import { ALLOWED, isRefusal, mayApprove, mayIssue, MOVES, nextState, STATES } from './lifecycle.js';

const city = nishitokyo.organisations[0]!;
const school = nishitokyo.organisations[1]!;
const live = { kind: 'actual', topic: 'evacuation' } as VersionContent;

describe('the table of moves', () => {
  it('refuses whatever is not in it, with words that say what to do', () => {
    for (const state of STATES) {
      for (const move of MOVES) {
        const next = nextState(state, move);
        if (ALLOWED[state][move] === undefined) expect([state, move, isRefusal(next)]).toEqual([state, move, true]);
        else expect(next).toBe(ALLOWED[state][move]);
      }
    }
  });

  it('lets nothing leave a cancelled or ended alert', () => {
    expect([ALLOWED.cancelled, ALLOWED.ended]).toEqual([{}, {}]);
  });
});

describe('who may issue', () => {
  const request = { content: live, organisation: city, state: 'draft' as const, author: 'a', actor: 'a' };

  it('the author alone may not issue a live life-safety alert', () => {
    expect(mayIssue(request)).toMatchObject({ code: 'second-person-needed' });
  });

  it('a second person, an approval, or a written reason opens it', () => {
    expect(mayIssue({ ...request, actor: 'b' })).toBe(true);
    expect(mayIssue({ ...request, approver: 'b' })).toBe(true);
    expect(mayIssue({ ...request, reason: '当直一人のため' })).toBe(true);
  });

  it('an approval by the author counts for nothing, nor does a blank reason', () => {
    expect(mayApprove('a', 'a')).toMatchObject({ code: 'own-alert' });
    expect(mayIssue({ ...request, approver: 'a' })).toMatchObject({ code: 'second-person-needed' });
    expect(mayIssue({ ...request, reason: '     ' })).toMatchObject({ code: 'second-person-needed' });
  });

  it('a drill may be practised alone, and a school writes on its own', () => {
    expect(mayIssue({ ...request, content: { ...live, kind: 'drill' } })).toBe(true);
    expect(mayIssue({ ...request, organisation: school, content: { ...live, topic: 'school' } })).toBe(true);
  });
});
