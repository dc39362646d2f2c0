import { describe, expect, test } from '@jest/globals';
import { nishitokyo } from '../../../../test/support/profile.js';
import { findSource } from '../../../sources/index.js';
import { decide } from '../../../domain/rules.js';
import { newsletter } from '../newsletter.js';
import { experimentPlanOf } from '../plan.js';
import { verdictOf, type Finding } from './experiment.js';
import { findingsInWords, planInWords } from './findings.js';
import { EXPERIMENTS } from './index.js';

const finding = (what: Partial<Finding>): Finding => ({
  target: 'the target',
  must: 1.1,
  aim: 1,
  better: 'lower',
  unit: 'x',
  meaning: 'what it means',
  ...what,
});

describe('a finding against its target', () => {
  test('is met at the bar itself, and missed just beyond it', () => {
    expect(verdictOf(finding({ reached: 1.1 }))).toBe('met');
    expect(verdictOf(finding({ reached: 1.11 }))).toBe('missed');
    expect(verdictOf(finding({ reached: 1 }))).toBe('aim');
    expect(verdictOf(finding({ reached: 0.89, must: 0.9, better: 'higher' }))).toBe('missed');
    expect(verdictOf(finding({ reached: 0.9, must: 0.9, better: 'higher' }))).toBe('met');
  });

  test('that could not be measured is never a pass', () => {
    expect(verdictOf(finding({}))).toBe('not measured');
    expect(verdictOf(finding({ reached: Number.NaN, better: 'higher' }))).toBe('not measured');
  });

  test('that never ended is a miss, not a gap', () => {
    expect(verdictOf(finding({ reached: Number.POSITIVE_INFINITY }))).toBe('missed');
  });

  test('is printed with its bars, its verdict and its meaning', () => {
    const printed = findingsInWords([finding({ reached: 1.05 }), finding({ reached: 312.4, must: 200, unit: 'ms' })]);
    expect(printed).toMatch(/the target\s+1\.10x\s+1\.00x\s+1\.05x\s+○/);
    expect(printed).toMatch(/200 ms\s+1 ms\s+312 ms\s+×/);
    expect(printed.match(/what it means/g)).toHaveLength(2);
  });
});

describe('the plan of the experiments', () => {
  test('runs one by its name, all by "all", and only tells them by "list"', () => {
    const names = (experiment: string) => {
      const plan = experimentPlanOf({ experiment }, EXPERIMENTS);
      return 'ja' in plan ? plan.en : plan.experiments.map(({ name }) => name);
    };
    expect(names('page')).toEqual(['page']);
    expect(names('all')).toHaveLength(EXPERIMENTS.length);
    expect(names('list')).toHaveLength(EXPERIMENTS.length);
    expect(names('pages')).toContain('scale');
    expect(experimentPlanOf({ experiment: 'list' }, EXPERIMENTS)).toMatchObject({ isListOnly: true, size: 200_000 });
  });

  test('refuses a town that no experiment could use', () => {
    expect(experimentPlanOf({ experiment: 'all', residents: '7' }, EXPERIMENTS)).toHaveProperty('en');
  });

  test('names each experiment once, with what it costs at this size', () => {
    expect(new Set(EXPERIMENTS.map(({ name }) => name)).size).toBe(EXPERIMENTS.length);
    const [first] = EXPERIMENTS;
    expect(planInWords(EXPERIMENTS, 1)).toContain(`約 ${first?.minutes ?? 0} 分`);
    expect(planInWords(EXPERIMENTS, 0.01)).toContain('約 1 分');
  });
});

describe("the benchmark's newsletter", () => {
  test('is read by the hub as an issue for every subscriber, and goes out by itself', () => {
    const receivedAt = new Date('2026-11-21T03:00:00Z');
    const read = (id: string) => {
      const bytes = Buffer.from(newsletter(receivedAt, id));
      const parsed = findSource('library-newsletter')?.parse(bytes, {
        profile: nishitokyo,
        receivedAt,
        organisation: 'library',
      });
      return parsed?.kind === 'drafts' ? parsed.drafts : [];
    };
    const [draft] = read('bench-1');
    expect(draft?.content).toMatchObject({ topic: 'library', groups: [], urgency: 'Future' });
    expect(draft && decide(nishitokyo.rules, draft, { now: receivedAt, timeZone: nishitokyo.timeZone }).decide).toBe(
      'issue',
    );
    expect(read('bench-2')[0]?.identity.key).not.toBe(draft?.identity.key);
  });
});
