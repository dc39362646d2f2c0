import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadProfile } from '../../platform/config/profile.js';
import { replay, type Tried } from './replay.js';

const profile = loadProfile('nishitokyo');
const SAMPLES = join(import.meta.dirname, '../../sources/jma-xml/samples');
const telegram = (name: string): Tried => ({
  name,
  source: 'jma-xml',
  organisation: 'city',
  bytes: readFileSync(join(SAMPLES, name)),
});
const SERIES = [
  'VPWW55-level3.xml',
  'VPWW55-level4.xml',
  'VPWW55-continued.xml',
  'VPWW55-cleared.xml',
  'VXSE53.xml',
  'VXSE53-corrected.xml',
].map(telegram);

const told = (tried: readonly Tried[], rules = profile.rules): string[] =>
  replay(tried, { profile, rules }).steps.flatMap(({ sent, at }) =>
    sent === undefined ? [] : [`${at} ${sent.messageType} ${sent.texts.ja.headline}`],
  );

describe('trying telegrams out', () => {
  it('tells each material change once and 継続 not at all', () => {
    const steps = replay(SERIES, { profile, rules: profile.rules }).steps;
    expect(steps.filter((step) => step.name.startsWith('VPWW55')).map((step) => step.effect)).toEqual([
      'new',
      'update',
      'duplicate',
      'all-clear',
    ]);
  });

  it('gives the same messages in whatever order the files are handed in, and however often', () => {
    const expected = told(SERIES);
    expect(expected.length).toBeGreaterThan(3);
    fc.assert(
      fc.property(fc.shuffledSubarray([...SERIES, ...SERIES], { minLength: 12, maxLength: 12 }), (shuffled) => {
        expect(told(shuffled)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('shows what another table of rules would have done', () => {
    const silent = [{ name: 'すべて掲載のみ', source: 'jma-xml', decide: 'show' as const }];
    expect(told(SERIES, silent)).toEqual([]);
  });

  it('names the notice that needs a person, and why', () => {
    const broken = { ...telegram('VXSE53.xml'), name: 'broken.xml', bytes: Buffer.from('<Report') };
    expect(replay([broken], { profile, rules: profile.rules })).toMatchObject({
      steps: [],
      asides: [{ name: 'broken.xml', isProblem: true, ja: expect.stringContaining('途中') }],
    });
  });
});
