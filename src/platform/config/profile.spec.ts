import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { allAreas, isKnownArea } from '../../domain/area.js';
import type { CityProfile } from '../../domain/profile.js';
import { loadProfile, parseProfile } from './profile.js';

const NAMES = ['nishitokyo', 'koganei', 'aizuwakamatsu'];
const shipped = NAMES.map((name) => loadProfile(name));
const twice = (codes: readonly string[]): string[] => codes.filter((code, i) => codes.indexOf(code) !== i);

/**
 * The sixth digit that offices write behind the five (総務省 全国地方公共団体コード): the digits weighted 6, 5, 4, 3, 2
 * are added up and the remainder by 11 is taken from 11; of that the last digit counts.
 */
function checkDigit(code: string): number {
  const sum = [6, 5, 4, 3, 2].reduce((total, weight, i) => total + weight * Number(code[i]), 0);
  return (11 - (sum % 11)) % 10;
}

describe.each(shipped.map((profile) => ({ name: profile.id, profile })))(
  'the profile of $name',
  ({ name, profile }) => {
    it('stands under its own name', () => {
      expect(NAMES).toContain(name);
    });

    it('gives no code twice', () => {
      expect(twice(allAreas(profile))).toEqual([]);
      expect(twice(profile.organisations.map((each) => each.code))).toEqual([]);
      // Boards and stations share one column of addresses: a code must be one place among both.
      expect(twice([...profile.boards, ...profile.stations].map((each) => each.code))).toEqual([]);
      expect(twice(groupCodes(profile))).toEqual([]);
    });

    it('names no town twice, nor reads one in anything but hiragana', () => {
      expect(twice(profile.towns.map((town) => town.name))).toEqual([]);
      expect(profile.towns.filter((town) => !/^[ぁ-ゖー]+$/.test(town.kana))).toEqual([]);
      expect(profile.towns.filter((town) => !/^[A-Z][a-z]+(-[a-z]+)?$/.test(town.romaji))).toEqual([]);
    });

    it('puts every board, station, shelter, school and library into an area that is there', () => {
      const places = [...profile.boards, ...profile.stations, ...profile.shelters].map((each) => each.area);
      const towns = [...profile.schools, ...profile.libraries].map((each) => each.town);
      expect([...places, ...towns].filter((area) => !isKnownArea(profile, area))).toEqual([]);
    });

    it('has a board in each town, so that paper reaches everybody', () => {
      const withBoard = new Set(profile.boards.map((board) => board.area));
      expect(profile.towns.filter((town) => !withBoard.has(`${profile.code}.${town.id}`))).toEqual([]);
    });

    it('has an organisation behind every school and library', () => {
      const kinds = new Map(profile.organisations.map((each) => [each.code, each.kind]));
      expect(profile.schools.map((school) => kinds.get(school.organisation))).toEqual(
        profile.schools.map(() => 'school'),
      );
      expect(profile.libraries.map((each) => kinds.get(each.organisation))).toEqual(
        profile.libraries.map(() => 'library'),
      );
      expect([...kinds.values()].filter((kind) => kind === 'city')).toHaveLength(1);
    });

    it('carries the codes of the weather office for the same town', () => {
      // JMA's class20 and seismic city codes are the municipality code with 00 behind it where a city is not divided.
      expect(profile.jma.class20).toEqual([`${profile.code}00`]);
      expect(profile.jma.seismicCities).toEqual([`${profile.code}00`]);
      expect(profile.jma.office.slice(0, 2)).toBe(profile.code.slice(0, 2));
    });

    it('speaks with its own name and lists no neighbour that is itself', () => {
      expect(profile.openings.mail).toContain(profile.name.ja);
      expect(profile.openings.fm).toContain(profile.name.ja);
      expect(profile.neighbours).not.toContain(profile.name.ja);
    });
  },
);

function groupCodes(profile: CityProfile): string[] {
  const classes = profile.schools.flatMap((school) =>
    school.classes.map((each) => `${school.organisation}/${each.id}`),
  );
  return [...classes, ...profile.libraries.map((library) => `${library.organisation}/${library.id}`)];
}

describe('the towns as they are', () => {
  it.each([
    ['nishitokyo', '13229', 22, 114],
    ['koganei', '13210', 10, 45],
    ['aizuwakamatsu', '07202', 90, 40],
  ])('%s is %s with %i towns and %i 丁目', (name, code, towns, chome) => {
    const profile = loadProfile(name);
    expect(profile.code).toBe(code);
    expect(profile.towns).toHaveLength(towns);
    expect(profile.towns.reduce((sum, town) => sum + town.chome, 0)).toBe(chome);
  });

  it.each([
    ['13229', 2],
    ['13210', 1],
    ['07202', 8],
  ])('the code %s has the check digit %i', (code, digit) => {
    expect(checkDigit(code)).toBe(digit);
  });

  it('keeps the zero at the head of a code: a code is text', () => {
    expect(loadProfile('aizuwakamatsu').jma).toMatchObject({
      class20: ['0720200'],
      class15: '070032',
      class10: '070030',
      office: '070000',
    });
  });

  it.each([
    ['koganei', '貫井北町', 'ぬくいきたまち'],
    ['koganei', '貫井南町', 'ぬくいみなみちょう'],
    ['aizuwakamatsu', '七日町', 'なのかまち'],
    ['aizuwakamatsu', '一箕町', 'いっきまち'],
    ['aizuwakamatsu', '神指町', 'こうざしまち'],
    ['aizuwakamatsu', '八角町', 'やすみまち'],
  ])('in %s %s is read %s', (name, town, kana) => {
    expect(loadProfile(name).towns.find((each) => each.name === town)?.kana).toBe(kana);
  });
});

describe('a bad profile', () => {
  const good = readFileSync(resolve(import.meta.dirname, '../../../profiles/koganei.json'), 'utf8');
  const spoilt = (change: Record<string, unknown>): string =>
    JSON.stringify({ ...(JSON.parse(good) as object), ...change });
  const { jma, towns, boards, schools, shelters } = JSON.parse(good) as CityProfile;

  it('starts from one that is good', () => {
    expect(parseProfile(spoilt({}), 'x.json').id).toBe('koganei');
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['a code that lost its zero', { code: '7202' }, /code/],
    ['a weather code that is a number', { jma: { ...jma, class20: [720200] } }, /jma\.class20\[0\]/],
    ['a weather code with letters', { jma: { ...jma, office: '13OOOO' } }, /コードは数字の文字列です.*\n.*jma\.office/],
    ['a town with half a 丁目', { towns: [{ ...towns[0], chome: 2.5 }] }, /towns\[0\]\.chome/],
    ['a town without a reading', { towns: [{ ...towns[0], kana: '' }] }, /towns\[0\]\.kana/],
    ['no town at all', { towns: [] }, /towns/],
    ['a language nobody renders', { languages: ['ja', 'tlh'] }, /languages\[1\]/],
    [
      'a rule that decides nothing',
      { rules: [{ name: 'x', source: 'jma-xml', decide: 'perhaps' }] },
      /rules\[0\]\.decide/,
    ],
    ['an hour past midnight', { quietHours: { from: 24, to: 7 } }, /quietHours\.from/],
    ['a website that is none', { website: 'koganei' }, /website/],
    [
      'a school class without a code',
      { schools: [{ ...schools[0], classes: [{ id: '1年', name: '1年' }] }] },
      /schools\[0\]\.classes\[0\]\.id/,
    ],
  ])('with %s is refused with the name of the field', (_case, change, names) => {
    expect(() => parseProfile(spoilt(change), 'x.json')).toThrow(names);
  });

  it('that points at an area of nowhere is refused with the place and the area', () => {
    const board = { ...boards[0], area: '13210.kajino.9' };
    const shelter = { ...shelters[0], area: '13229.tanashi' };
    const load = (): CityProfile => parseProfile(spoilt({ boards: [board], shelters: [shelter] }), 'x.json');
    expect(load).toThrow(/梶野町掲示板: area 13210\.kajino\.9/);
    expect(load).toThrow(/東小学校: area 13229\.tanashi/);
  });

  it('that is asked for by an unknown name is refused with the names there are', () => {
    expect(() => loadProfile('atlantis')).toThrow(/CITY=atlantis.*nishitokyo、koganei、aizuwakamatsu/);
  });
});
