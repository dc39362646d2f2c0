import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nishitokyo } from '../../../test/support/profile.js';
import { contextOf } from '../../../test/support/telegrams.js';
import type { AlertDraft } from '../../domain/alert.js';
import type { CityProfile } from '../../domain/profile.js';
import { loadProfile } from '../../platform/config/profile.js';
import { bestOfThree } from '../source-contract.js';
import type { ParseResult } from '../source.js';
import { jmaXml } from './jma-xml.js';

const FIXTURES = resolve(import.meta.dirname, '../../../../shared/fixtures/jma');
const there = existsSync(FIXTURES);
const when = there ? describe : describe.skip;
const WEATHER = /VPWW|VXKO|VXSU|VXWW|VPOA|VPHW|VPNO|VPWP|VPBS|VPZJ|VPFJ|VPFD|VPFT/u;
const names = there ? readdirSync(FIXTURES).filter((name) => WEATHER.test(name)) : [];

const read = (name: string, profile: CityProfile): ParseResult =>
  jmaXml.parse(readFileSync(join(FIXTURES, name)), contextOf(profile));
const drafts = (result: ParseResult): AlertDraft[] => (result.kind === 'drafts' ? result.drafts : []);

/** A town that the telegram is about: the first it names, with its prefecture. */
function townOf(name: string): CityProfile {
  const xml = readFileSync(join(FIXTURES, name), 'utf8');
  const towns = /市町村等[^]*?<Name>([^<]+)<\/Name>\s*<Code>(\d{7})<\/Code>/u.exec(xml);
  const city = /<CityCode>(\d{7})<\/CityCode>/u.exec(xml);
  const code = towns?.[2] ?? city?.[1] ?? '9999999';
  const office = /<Code>(\d{6})<\/Code>/u.exec(xml)?.[1] ?? '999999';
  const officeName = /<Title>(.{2,3}?[都道府県])/u.exec(xml.slice(xml.indexOf('<Head')))?.[1] ?? '－';
  const { jma } = nishitokyo;
  return {
    ...nishitokyo,
    name: { ...nishitokyo.name, ja: towns?.[1] ?? '見本市' },
    jma: { ...jma, class20: [code], office, officeName, class10: office, class15: office, region: undefined },
  };
}

when('real weather telegrams (skipped where ../shared/fixtures is not there)', () => {
  it.each(names)('%s reads without a problem for a town it is about', (name) => {
    expect(read(name, townOf(name)).kind).not.toBe('problem');
  });

  it.each(names)('%s gives our three cities nobody or sound drafts', (name) => {
    for (const id of ['nishitokyo', 'koganei', 'aizuwakamatsu']) {
      const profile = loadProfile(id);
      const result = read(name, profile);
      expect(result.kind).not.toBe('problem');
      const isOfTokyo = readFileSync(join(FIXTURES, name), 'utf8').includes('東京');
      if (id === 'aizuwakamatsu' || !isOfTokyo) expect(drafts(result)).toEqual([]);
    }
  });

  it('finds towns to test with in most of them', () => {
    const found = names.filter((name) => drafts(read(name, townOf(name))).length > 0);
    expect(found.length).toBeGreaterThan(names.length / 2);
  });

  it('2016-02-12: a warning for heavy rain and floods in 西東京市', () => {
    const found = drafts(read('15_12_02_161130_VPWW53.xml', nishitokyo));
    expect(found.map(({ identity }) => [identity.subject, identity.material])).toEqual([
      ['rain', '03'],
      ['flood', '04'],
      ['thunder', '14'],
    ]);
    expect(found[0]?.content).toMatchObject({ level: 3, severity: 'Severe' });
  });

  it('2017-01-26: a 特別警報 for 新宿区 and 奥多摩町 sends nothing in 西東京市', () => {
    for (const name of ['15_14_01_170216_VPWW53.xml', '15_14_01_170216_VPWW54.xml']) {
      for (const { content } of drafts(read(name, nishitokyo))) {
        expect(content.level ?? 0).toBeLessThan(3);
        expect(['Minor', 'Moderate']).toContain(content.severity);
      }
    }
  });

  it('the two telegrams of one moment say the same of each town', () => {
    const [a, b] = ['15_14_01_170216_VPWW53.xml', '15_14_01_170216_VPWW54.xml'].map((name) =>
      drafts(read(name, townOf(name))).map(({ identity }) => [identity.key, identity.material]),
    );
    expect(a).toEqual(b);
    expect(a).toContainEqual(['jma:weather:landslide:1310400', '39']);
  });

  it('2024-11-02: level 4 of 松江市 is found in the sentences', () => {
    const name = '15_17_01_250123_VPWW54.xml';
    const matsue = townOf(name);
    expect(matsue.name.ja).toBe('松江市');
    const rain = drafts(read(name, matsue)).find(({ identity }) => identity.subject === 'rain');
    expect(rain).toMatchObject({ content: { level: 4 }, identity: { material: '43', isCoarse: true } });
  });

  it('the largest are read in 50 ms', () => {
    for (const name of ['81_01_04_250630_VPWP50.xml', '15_17_01_250123_VPWW54.xml', '15_12_02_161130_VPWW53.xml']) {
      const best = Math.min(...Array.from({ length: 5 }, () => bestOfThree(() => read(name, nishitokyo))));
      // A busy machine: three times the budget of 50 ms, which is measured by itself.
      expect(best).toBeLessThan(150);
    }
  });
});
