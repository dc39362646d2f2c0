import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CODE_FACTS,
  CODE_TYPES,
  checkDigitOf,
  codeProblem,
  isCodeType,
  sameCode,
  withCheckDigit,
} from './code-type.js';

describe('codes of areas', () => {
  it.each([
    ['13229', '2'],
    ['13210', '1'],
    ['07202', '8'],
    ['01202', '5'],
  ])('the check digit of %s is %s', (municipality, digit) => {
    expect(checkDigitOf(municipality)).toBe(digit);
    expect(codeProblem({ type: 'municipality6', value: withCheckDigit(municipality) })).toBeUndefined();
  });

  it('no other last digit passes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 47 }), fc.nat(999), fc.nat(9), (prefecture, rest, digit) => {
        const five = `${String(prefecture).padStart(2, '0')}${String(rest).padStart(3, '0')}`;
        const isRight = String(digit) === checkDigitOf(five);
        expect(codeProblem({ type: 'municipality6', value: `${five}${digit}` }) === undefined).toBe(isRight);
      }),
    );
  });

  it('equal digits in two lists are two places: 250 is a coast and an inland area', () => {
    expect(sameCode({ type: 'tsunami-area', value: '250' }, { type: 'seismic-area', value: '250' })).toBe(false);
    expect(sameCode({ type: 'office', value: '011000' }, { type: 'class10', value: '011000' })).toBe(false);
    expect(sameCode({ type: 'office', value: '011000' }, { type: 'office', value: '011000' })).toBe(true);
  });

  it('a code that lost its leading zero is refused with words that say so', () => {
    expect(codeProblem({ type: 'municipality', value: '7202' })?.ja).toContain('先頭の0');
    expect(codeProblem({ type: 'class20', value: '720200' })?.en).toContain('7 digits');
    expect(codeProblem({ type: 'municipality', value: '99999' })).toBeDefined();
    expect(codeProblem({ type: 'class20', value: '０７２０２００' })).toBeDefined();
  });

  it('every type has its words, and no other word is a type', () => {
    for (const type of CODE_TYPES) expect(CODE_FACTS[type].label.ja).not.toBe('');
    expect(isCodeType('class20')).toBe(true);
    expect(isCodeType('toString')).toBe(false);
  });
});
