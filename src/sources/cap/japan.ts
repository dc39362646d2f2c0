import type { Point } from '../../domain/geometry.js';
import type { CityProfile } from '../../domain/profile.js';

/** 都道府県コード (JIS X 0401), name, and where its office stands, for "far away" and nothing finer. */
const PREFECTURES: Readonly<Record<string, readonly [name: string, latitude: number, longitude: number]>> = {
  '01': ['北海道', 43.06, 141.35],
  '02': ['青森県', 40.82, 140.74],
  '03': ['岩手県', 39.7, 141.15],
  '04': ['宮城県', 38.27, 140.87],
  '05': ['秋田県', 39.72, 140.1],
  '06': ['山形県', 38.24, 140.36],
  '07': ['福島県', 37.75, 140.47],
  '08': ['茨城県', 36.34, 140.45],
  '09': ['栃木県', 36.57, 139.88],
  '10': ['群馬県', 36.39, 139.06],
  '11': ['埼玉県', 35.86, 139.65],
  '12': ['千葉県', 35.6, 140.12],
  '13': ['東京都', 35.69, 139.69],
  '14': ['神奈川県', 35.45, 139.64],
  '15': ['新潟県', 37.9, 139.02],
  '16': ['富山県', 36.7, 137.21],
  '17': ['石川県', 36.59, 136.63],
  '18': ['福井県', 36.07, 136.22],
  '19': ['山梨県', 35.66, 138.57],
  '20': ['長野県', 36.65, 138.18],
  '21': ['岐阜県', 35.39, 136.72],
  '22': ['静岡県', 34.98, 138.38],
  '23': ['愛知県', 35.18, 136.91],
  '24': ['三重県', 34.73, 136.51],
  '25': ['滋賀県', 35.0, 135.87],
  '26': ['京都府', 35.02, 135.76],
  '27': ['大阪府', 34.69, 135.52],
  '28': ['兵庫県', 34.69, 135.18],
  '29': ['奈良県', 34.69, 135.83],
  '30': ['和歌山県', 34.23, 135.17],
  '31': ['鳥取県', 35.5, 134.24],
  '32': ['島根県', 35.47, 133.05],
  '33': ['岡山県', 34.66, 133.93],
  '34': ['広島県', 34.4, 132.46],
  '35': ['山口県', 34.19, 131.47],
  '36': ['徳島県', 34.07, 134.56],
  '37': ['香川県', 34.34, 134.04],
  '38': ['愛媛県', 33.84, 132.77],
  '39': ['高知県', 33.56, 133.53],
  '40': ['福岡県', 33.61, 130.42],
  '41': ['佐賀県', 33.25, 130.3],
  '42': ['長崎県', 32.75, 129.87],
  '43': ['熊本県', 32.79, 130.74],
  '44': ['大分県', 33.24, 131.61],
  '45': ['宮崎県', 31.91, 131.42],
  '46': ['鹿児島県', 31.56, 130.56],
  '47': ['沖縄県', 26.21, 127.68],
};

export const PREFECTURE_NAMES = Object.values(PREFECTURES).map(([name]) => name);

/** Regions as the press and JMA name them, by the prefecture codes they hold. */
const REGIONS: readonly (readonly [pattern: RegExp, from: number, to: number])[] = [
  [/^(?:日本|日本全国|全国|日本列島)$|^(?:all of )?japan$/u, 1, 47],
  [/^北海道地方$|^hokkaido(?: region)?$/u, 1, 1],
  [/^東北(?:地方)?$|^tohoku(?: region)?$/u, 2, 7],
  [/^関東(?:地方)?$|^kanto(?: region)?$/u, 8, 14],
  [/^関東甲信(?:地方)?$/u, 8, 14],
  [/^(?:関東)?甲信(?:地方)?$/u, 19, 20],
  [/^北陸(?:地方)?$|^hokuriku(?: region)?$/u, 15, 18],
  [/^東海(?:地方)?$|^tokai(?: region)?$/u, 21, 24],
  [/^近畿(?:地方)?$|^kinki(?: region)?$|^kansai(?: region)?$/u, 25, 30],
  [/^中国地方$|^chugoku region$/u, 31, 35],
  [/^四国(?:地方)?$|^shikoku$/u, 36, 39],
  [/^九州(?:地方)?$|^kyushu$/u, 40, 46],
];

/** A region's name, and whether our town lies in it; undefined for what is no region. */
export function regionHolds(name: string, profile: CityProfile): boolean | undefined {
  const own = Number(profile.code.slice(0, 2));
  const named = REGIONS.filter(([pattern]) => pattern.test(name));
  return named.length === 0 ? undefined : named.some(([, from, to]) => own >= from && own <= to);
}

/** Where our town is, as well as the profile says, and from how far on a place is certainly another. */
export function homeOf(profile: CityProfile): { at: Point; farKm: number } {
  const known = profile.towns.flatMap(({ at }) => at ?? []);
  if (known.length > 0) {
    const mean = (of: (at: { lat: number; lon: number }) => number): number =>
      known.reduce((sum, at) => sum + of(at), 0) / known.length;
    return { at: [mean(({ lat }) => lat), mean(({ lon }) => lon)], farKm: 60 };
  }
  const prefecture = profile.code.slice(0, 2);
  const [, lat, lon] = PREFECTURES[prefecture] ?? ['', 36, 138];
  return { at: [lat, lon], farKm: farFrom(profile.code) };
}

/** The islands of Tokyo (from 13361) reach 1,000 km; Hokkaido, Kagoshima and Okinawa are long. */
function farFrom(code: string): number {
  if (code.startsWith('13') && code >= '13361') return 1_200;
  return ['01', '46', '47'].includes(code.slice(0, 2)) ? 650 : 300;
}

/** 全国地方公共団体コード with its check digit (JIS X 0402): weights 6 to 2, eleven minus the rest. */
export function withCheckDigit(code: string): string {
  const sum = [...code].reduce((total, digit, index) => total + Number(digit) * (6 - index), 0);
  return `${code}${(11 - (sum % 11)) % 10}`;
}
