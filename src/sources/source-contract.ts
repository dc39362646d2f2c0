import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasExpired, type AlertDraft } from '../domain/alert.js';
import { isKnownArea } from '../domain/area.js';
import { isLanguage } from '../domain/language.js';
import { newslettersOf } from '../domain/newsletter.js';
import type { CityProfile } from '../domain/profile.js';
import { mayWriteAbout } from '../domain/topic.js';
import type { ParseResult, Source, SourceContext } from './source.js';

/** One piece of news as it comes in, and what has to become of it. */
export interface SourceSample {
  name: string;
  bytes: Uint8Array;
  context: SourceContext;
  expect: ParseResult['kind'];
  /** True for a format without an end of its own: whoever carried it knows that it is whole (RFC 5321 §4.1.1.4). */
  isOpenEnded?: boolean;
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
/** B14, B17: line ends, controls, bidi, zero-width and lost characters have no place in a headline. */
const UNSAFE_LINE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffd]/u;
/** 横浜 2013: a template went out with its blanks still in it. */
const BLANKS = /undefined|NaN|\[object|\{\{|○時|○分/u;

/** What every source keeps, whatever it reads. Each folder's spec runs it with its own samples. */
export function itIsASource(source: Source, samples: readonly SourceSample[]): void {
  describe(`the source ${source.name}`, () => {
    const first = samples[0];
    if (first === undefined) throw new Error('A source needs samples.');

    it('is named like its folder and says what it takes', () => {
      expect(source.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(source.label.ja).not.toBe('');
      expect(source.label.en).not.toBe('');
      expect(source.mediaTypes.length).toBeGreaterThan(0);
      for (const type of source.mediaTypes) expect(type).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
      expect(source.maxBytes).toBeGreaterThan(0);
      for (const hours of Object.values(source.lifeHours)) expect(hours).toBeGreaterThan(0);
    });

    it.each(samples.map((sample) => [sample.name, sample] as const))('reads %s', (_name, sample) => {
      const before = Uint8Array.from(sample.bytes);
      const result = source.parse(sample.bytes, sample.context);
      expect(bestOfThree(() => source.parse(sample.bytes, sample.context))).toBeLessThan(500);
      expect(result.kind).toBe(sample.expect);
      expect(sample.bytes).toEqual(before);
      expect(source.parse(sample.bytes, sample.context)).toEqual(result);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      expectSoundResult(result, source, sample.context);
    });

    it.each(samples.map((sample) => [sample.name, sample] as const))('never half-reads %s', (_name, sample) => {
      let end = sample.bytes.length;
      while (end > 0 && (sample.bytes[end - 1] ?? 0) <= 0x20) end -= 1;
      fc.assert(
        fc.property(fc.integer({ min: 0, max: end - 1 }), (length) => {
          const result = source.parse(sample.bytes.subarray(0, length), sample.context);
          if (sample.isOpenEnded === true) expectSoundResult(result, source, sample.context);
          else expect(result.kind).toBe('problem');
        }),
        { numRuns: 60, examples: [[0], [1], [end - 1], [end - 2]] },
      );
    });

    it('never throws and never makes an alert of noise', () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
          expect(source.parse(bytes, first.context).kind).toBe('problem');
        }),
      );
    });

    it('never throws on a sample with a changed byte', () => {
      const chosen = fc.constantFrom(...samples);
      fc.assert(
        fc.property(chosen, fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255), (sample, where, value) => {
          const bytes = Uint8Array.from(sample.bytes);
          bytes[Math.floor(where * bytes.length)] = value;
          expectSoundResult(source.parse(bytes, sample.context), source, sample.context);
        }),
      );
    });

    it.each([
      ['a page in HTML', '<!DOCTYPE html><html><body><h1>503</h1></body></html>'],
      ['an entity bomb', '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'],
      ['an empty object', '{}'],
      ['an empty element', '<a/>'],
      ['a list', '[]'],
      ['nothing', ''],
    ])('takes %s to a person', (_name, input) => {
      const result = source.parse(text(input), first.context);
      expect(result.kind).toBe('problem');
      expectSoundResult(result, source, first.context);
    });
  });
}

/** Milliseconds of this thread's own work in the fastest run: a busy machine is no fault of a parser. */
export function bestOfThree(work: () => unknown): number {
  const once = (): number => {
    const start = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1_000;
  };
  return Math.min(once(), once(), once());
}

function expectSoundResult(result: ParseResult, source: Source, context: SourceContext): void {
  if (result.kind === 'problem') {
    expect(result.problem.code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(result.problem.ja).toMatch(/。$/u);
    expect(result.problem.en).toMatch(/\.$/);
    return;
  }
  if (result.kind === 'nobody') {
    expect(result.ja).toMatch(/。$/u);
    expect(result.en).toMatch(/\.$/);
    return;
  }
  expect(result.drafts.length).toBeGreaterThan(0);
  for (const draft of result.drafts) expectSoundDraft(draft, source, context.profile);
  const keys = result.drafts.map((draft) => draft.identity.key);
  expect(new Set(keys).size).toBe(keys.length);
}

function expectSoundDraft({ content, identity }: AlertDraft, source: Source, profile: CityProfile): void {
  const organisation = profile.organisations.find(({ code }) => code === content.organisation);
  expect(organisation).toBeDefined();
  expect(mayWriteAbout(organisation!.kind, content.topic)).toBe(true);
  expect(content.areas.length).toBeGreaterThan(0);
  for (const area of content.areas) expect(isKnownArea(profile, area)).toBe(true);
  const groups = [
    ...profile.schools.flatMap((school) => school.classes.map(({ id }) => `${school.organisation}/${id}`)),
    ...newslettersOf(profile).map(({ group }) => group),
  ];
  for (const group of content.groups) expect(groups).toContain(group);
  for (const time of [content.reportedAt, content.expiresAt]) expect(time).toMatch(/(Z|[+-]\d{2}:\d{2})$/);
  expect(hasExpired(content, new Date(content.reportedAt))).toBe(false);
  expect(content.credit).not.toBe('');
  expect(identity.source).toBe(source.name);
  expect(identity.key.length).toBeGreaterThan(0);
  expect(identity.key.length).toBeLessThanOrEqual(300);
  expect(identity.material.length).toBeGreaterThan(0);
  expect(identity.material.length).toBeLessThanOrEqual(2_000);
  if (content.kind !== 'actual') expect(identity.key.startsWith(`${content.kind}:`)).toBe(true);
  expectSoundTexts(content.texts);
}

function expectSoundTexts(texts: AlertDraft['content']['texts']): void {
  for (const [language, words] of Object.entries(texts)) {
    expect(isLanguage(language)).toBe(true);
    expect(words.headline.trim()).not.toBe('');
    expect(words.headline).not.toMatch(UNSAFE_LINE);
    // The register fills the place, the renderer puts the marks on.
    expect(words.place).toBe('');
    const whole = `${words.headline}\n${words.instruction}\n${words.body}`;
    expect(whole).not.toMatch(BLANKS);
    expect(whole).not.toMatch(/これは訓練です|\[DRILL\]/u);
  }
}
