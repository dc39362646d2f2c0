import { describe, expect, it } from '@jest/globals';
import { loadProfile } from '../platform/config/profile.js';
import { readBoundaries, type BoundaryFile } from './boundary-file.js';

const nishitokyo = loadProfile('nishitokyo');
const square = (lon: number, lat: number): number[][][] => [
  [
    [lon, lat],
    [lon + 0.01, lat],
    [lon + 0.01, lat + 0.01],
    [lon, lat + 0.01],
    [lon, lat],
  ],
];
const feature = (properties: Record<string, unknown>, coordinates: unknown = square(139.54, 35.73)): object => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates },
});
const read = (features: object[], profile = nishitokyo, names: Record<string, string> = {}): BoundaryFile =>
  readBoundaries({ type: 'FeatureCollection', features }, { profile, nameOfKey: (key) => names[key] });

describe('a file of boundaries', () => {
  it('is read by our code, by the key of e-Stat, or by the name', () => {
    const file = read(
      [
        feature({ area: '13229.yagisawa.1' }),
        feature({ KEY_CODE: '13229003002', S_NAME: '柳沢２丁目' }),
        feature({ MOJI: '柳沢三丁目' }),
        feature({ KEY_CODE: '13229003004', S_NAME: '？' }),
        feature({ KEY_CODE: '13210003004', S_NAME: '柳沢四丁目' }),
        feature({ KEY_CODE: '13229999999', HCODE: 8154, S_NAME: '' }),
        feature({ area: '', S_NAME: '河川敷' }),
      ],
      nishitokyo,
      { '13229003004': '柳沢四丁目' },
    );
    expect([...file.boundaries.keys()]).toEqual([1, 2, 3, 4].map((chome) => `13229.yagisawa.${chome}`));
    expect(file).toMatchObject({ elsewhere: 1, water: 1, troubles: [] });
    // Latitude first inside the house.
    expect(file.boundaries.get('13229.yagisawa.1')?.[0]?.[0]?.[0]).toEqual([35.73, 139.54]);
  });

  it('may give an area in several pieces', () => {
    const file = read([
      feature({ S_NAME: '新町一丁目' }),
      feature({ S_NAME: '新町1丁目' }, square(139.6, 35.7)),
      {
        properties: { S_NAME: '新町二丁目' },
        geometry: { type: 'MultiPolygon', coordinates: [square(139.5, 35.7), square(139.52, 35.7)] },
      },
    ]);
    expect(file.boundaries.get('13229.shinmachi.1')).toHaveLength(2);
    expect(file.boundaries.get('13229.shinmachi.2')).toHaveLength(2);
  });

  it('joins 大字 and 小字 to the town that they lie in, and says which', () => {
    const aizu = loadProfile('aizuwakamatsu');
    const file = read(
      [
        feature({ KEY_CODE: 7202001001, S_NAME: '一箕町大字亀賀' }),
        feature({ S_NAME: '一箕町大字八幡' }),
        feature({ S_NAME: '飯盛一丁目' }),
      ],
      aizu,
    );
    expect(file.joined).toEqual(new Map([['07202.ikki', ['一箕町大字亀賀', '一箕町大字八幡']]]));
    expect(file.boundaries.get('07202.ikki')).toHaveLength(2);
    expect(file.boundaries.has('07202.iimori.1')).toBe(true);
  });

  it.each<[string, object]>([
    ['a place that is not ours by any name', feature({ S_NAME: '柳沢九丁目' })],
    ['a code that the profile lacks', feature({ area: '13229.atlantis' })],
    ['no name at all', feature({ KEY_CODE: '13229003002' })],
    ['the latitude first', feature({ S_NAME: '柳沢' }, [square(139.5, 35.7)[0]!.map(([lon, lat]) => [lat, lon])])],
    ['metres of a plane', feature({ S_NAME: '柳沢' }, [[[-26000, -30000], [-25000, -30000], [-25000, -29000], [-26000, -30000]]])], // prettier-ignore
    ['an open ring', feature({ S_NAME: '柳沢' }, [square(139.5, 35.7)[0]!.slice(0, 4)])],
    ['a point', { properties: { S_NAME: '柳沢' }, geometry: { type: 'Point', coordinates: [139.5, 35.7] } }],
    ['no geometry', { properties: { S_NAME: '柳沢' }, geometry: null }],
    ['no properties', { properties: null, geometry: null }],
  ])('with %s is refused with the number of the feature', (_what, bad) => {
    const { troubles } = read([feature({ S_NAME: '柳沢一丁目' }), bad]);
    expect(troubles).toEqual([
      { where: '2番目の図形', ja: expect.stringMatching(/。$/), en: expect.stringMatching(/\.$/) },
    ]);
  });
});
