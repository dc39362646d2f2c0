import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  coastal,
  contextOf,
  draftIn,
  inland,
  outcomeOf,
  readTelegram,
  sampleTelegram,
  volcanic,
} from '../../../test/support/ground-telegrams.js';
import { LANGUAGES } from '../../domain/language.js';
import { GROUND_WORDING } from '../../domain/wording/ground.js';
import { fill } from '../../domain/wording/wording.js';
import { loadProfile } from '../../platform/config/profile.js';
import { itIsASource } from '../source-contract.js';
import { GROUND_KINDS } from './ground-kinds.js';
import { jmaXml } from './jma-xml.js';

const samples = readdirSync(resolve(import.meta.dirname, 'ground-samples')).map((file) => file.replace('.xml', ''));
const contextFor = (name: string) => (name.startsWith('VF') ? volcanic : name.startsWith('VTSE') ? coastal : inland);

itIsASource(
  jmaXml,
  samples.map((name) => ({
    name,
    bytes: new TextEncoder().encode(sampleTelegram(name)),
    context: contextFor(name),
    expect: GROUND_KINDS.find(({ code }) => name.startsWith(code))?.read === undefined ? 'nobody' : 'drafts',
  })),
);

describe('the table of kinds', () => {
  it('names a test that exists for each', () => {
    for (const { shownBy } of GROUND_KINDS) {
      const [file = '', ...name] = shownBy.split(': ');
      expect(readFileSync(resolve(import.meta.dirname, file), 'utf8')).toContain(`it('${name.join(': ')}'`);
    }
  });

  it('holds each code once and says in both languages what becomes of it', () => {
    expect(new Set(GROUND_KINDS.map(({ code }) => code)).size).toBe(GROUND_KINDS.length);
    for (const { becomes, lifeHours } of GROUND_KINDS) {
      expect(becomes.ja).not.toBe('');
      expect(becomes.en).not.toBe('');
      expect(lifeHours).toBeGreaterThan(0);
    }
  });
});

describe('the words', () => {
  const slots = { place: '1', intensity: '2', area: '3', step: '4', volcano: '5', level: '6' };

  it('are whole in Japanese, easy Japanese and English, and leave no blank in any language', () => {
    const keys = Object.keys(GROUND_WORDING.ja);
    expect(Object.keys(GROUND_WORDING['ja-x-easy'])).toEqual(keys);
    expect(Object.keys(GROUND_WORDING.en)).toEqual(keys);
    for (const table of Object.values(GROUND_WORDING)) {
      for (const phrase of Object.values(table)) {
        expect(fill(`${phrase.headline}${phrase.lead}${phrase.instruction}`, slots)).not.toMatch(/[{}]/u);
        expect(phrase.headline).not.toBe('');
        expect(phrase.instruction).not.toBe('');
      }
    }
  });

  it.each([
    'shaking-strong',
    'eew',
    'tsunami-advisory',
    'tsunami-warning',
    'tsunami-major',
    'volcano-5',
    'eruption',
  ] as const)('say %s in all ten languages', (key) => {
    expect(Object.values(GROUND_WORDING).filter((table) => table[key] !== undefined)).toHaveLength(10);
    for (const table of Object.values(GROUND_WORDING)) expect(table[key]?.lead).not.toBe('');
  });

  it('say the same places and values in every language', () => {
    const slotsIn = (text: string): string[] => [...new Set(text.match(/\{[a-z]+\}/gu) ?? [])].sort();
    for (const [key, japanese] of Object.entries(GROUND_WORDING.ja)) {
      for (const table of Object.values(GROUND_WORDING)) {
        const phrase = table[key as keyof typeof GROUND_WORDING.ja];
        if (phrase !== undefined) expect([key, slotsIn(phrase.headline)]).toEqual([key, slotsIn(japanese.headline)]);
      }
    }
  });

  it('are never those of the mayor, and easy Japanese has no kanji of its own', () => {
    for (const table of Object.values(GROUND_WORDING)) {
      expect(JSON.stringify(table)).not.toMatch(/避難指示|緊急安全確保|高齢者等避難|避難勧告|evacuation order/iu);
    }
    expect(JSON.stringify(GROUND_WORDING['ja-x-easy'])).not.toMatch(/\p{Script=Han}/u);
  });

  it('reach every language of the house from a telegram', () => {
    for (const name of samples) {
      const result = readTelegram(sampleTelegram(name), contextFor(name));
      if (result.kind !== 'drafts') continue;
      const { texts } = draftIn(result).content;
      for (const language of ['ja', 'ja-x-easy', 'en'] as const) expect(texts[language]?.instruction).not.toBe('');
      expect(Object.keys(texts).every((language) => (LANGUAGES as readonly string[]).includes(language))).toBe(true);
      expect(texts.ja.headline.length).toBeLessThanOrEqual(40);
    }
  });
});

const fixtures = resolve(import.meta.dirname, '../../../../shared/fixtures/jma');
const there = existsSync(fixtures);
const GROUND_FILE = /_(VXSE|VTSE|VFVO|VFSV|VYSE)[0-9i]{2}/u;

describe('real telegrams of earthquakes, tsunami and volcanoes', () => {
  if (!there) it.skip('are beside the repository in shared/fixtures/jma (not on this machine)', () => undefined);
  const whenThere = there ? it : it.skip;
  const real = (name: string): string => readFileSync(resolve(fixtures, name), 'utf8');
  const towns = ['nishitokyo', 'koganei', 'aizuwakamatsu'].map((id) => contextOf(loadProfile(id)));
  const names = there ? readdirSync(fixtures).filter((name) => GROUND_FILE.test(name)) : [];

  whenThere('are some forty', () => {
    expect(names.length).toBeGreaterThan(35);
  });

  for (const name of names) {
    it(`${name} is read without a problem in three towns and at a coast`, () => {
      for (const context of [...towns, coastal]) {
        const result = readTelegram(real(name), context);
        expect([name, outcomeOf(result)]).not.toEqual([name, expect.stringMatching(/-/u)]);
        expect(['drafts', 'nobody']).toContain(result.kind);
        if (result.kind === 'drafts' && real(name).includes('<InfoType>取消')) {
          expect(draftIn(result).content.messageType).toBe('Cancel');
        }
      }
    });
  }

  whenThere('2011-03-11 is 震度５弱 in 西東京市 and ５強 in 会津若松市', () => {
    const [nishitokyo, , aizu] = towns.map((context) =>
      draftIn(readTelegram(real('32-39_11_05_240613_VXSE53.xml'), context)),
    );
    expect(nishitokyo?.identity).toMatchObject({ material: '5-', thread: 'quake:20110311144640' });
    expect(aizu?.identity).toMatchObject({ material: '5+' });
    expect(aizu?.content.texts.ja.headline).toBe('会津若松市で震度５強の地震');
  });

  whenThere('the early warning of 豊後水道 is told in 愛媛県南予 and not in Tokyo', () => {
    const { profile } = inland;
    const nanyo = contextOf({ ...profile, jma: { ...profile.jma, seismicArea: '622', eewArea: '9380' } });
    expect(draftIn(readTelegram(real('37_01_01_240613_VXSE43.xml'), nanyo)).identity.event.code).toBe('5-');
    expect(outcomeOf(readTelegram(real('37_01_01_240613_VXSE43.xml'), inland))).toBe('nobody');
  });

  whenThere('the eruptions of 浅間山 and 御嶽山 are told in their towns', () => {
    const { profile } = inland;
    const town = (code: string) => contextOf({ ...profile, jma: { ...profile.jma, class20: [code] } });
    expect(draftIn(readTelegram(real('45_01_01_200522_VFVO50.xml'), town('2032100'))).content.severity).toBe(
      'Moderate',
    );
    expect(draftIn(readTelegram(real('45_03_01_200731_VFVO50.xml'), town('1042600'))).content.messageType).toBe(
      'AllClear',
    );
    const ontake = ['67_01_01', '67_01_03', '67_01_04'].map((name) =>
      draftIn(readTelegram(real(`${name}_140927_VFVO56.xml`), town('2042900'))),
    );
    expect(ontake.map(({ content }) => content.messageType)).toEqual(['Alert', 'Correction', 'Cancel']);
    expect(new Set(ontake.map(({ identity }) => identity.key)).size).toBe(1);
  });
});
