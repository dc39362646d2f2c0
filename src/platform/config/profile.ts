import { readFileSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { SEVERITIES } from '../../domain/alert.js';
import { isKnownArea } from '../../domain/area.js';
import { CHAIN_WAYS } from '../../domain/chain.js';
import { LANGUAGES } from '../../domain/language.js';
import { INTENSITY_STEPS, LONG_PERIOD_CLASSES, type CityProfile } from '../../domain/profile.js';
import { ORGANISATION_KINDS, TOPICS } from '../../domain/topic.js';

const code = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, '英小文字・数字・ハイフンで書いてください (lower-case letters, digits, hyphens)');
const area = z.string().regex(/^\d{5}(\.[a-z0-9-]+){0,2}$/);
const digits = z.string().regex(/^\d+$/, 'コードは数字の文字列です (a code is text made of digits)');
const ja = z.string().min(1);
/** A radio cannot show a name: whoever reads it aloud must know how it sounds. */
const kana = z
  .string()
  .regex(/^[\p{Script=Hiragana}ー（） ]+$/u, '読みをひらがなで書いてください (write the reading in hiragana)');
const share = z.number().min(0).max(1);
const hour = z.number().int().min(0).max(23);

/** The table that decides what goes out by itself, in a profile and in what the office proposes. */
export const rulesSchema = z
  .array(
    z.strictObject({
      name: ja.max(100),
      source: code,
      system: z.string().optional(),
      subjects: z.array(code).optional(),
      minLevel: z.number().int().min(1).max(5).optional(),
      severities: z.array(z.enum(SEVERITIES)).optional(),
      hours: z.object({ from: hour, to: hour }).optional(),
      decide: z.enum(['issue', 'approve', 'show']),
    }),
  )
  .min(1)
  .max(200);

/** The last step ends on a list that a person carries: nobody falls out of a chain. */
const chainSchema = z
  .strictObject({
    name: ja.max(100),
    topics: z.array(z.enum(TOPICS)).min(1).optional(),
    severities: z.array(z.enum(SEVERITIES)).min(1).optional(),
    answer: z.enum(['none', 'support', 'all']),
    steps: z
      .array(z.strictObject({ ways: z.array(z.enum(CHAIN_WAYS)).min(1), minutes: z.number().int().min(0).max(1_440) }))
      .min(1)
      .max(10),
  })
  .refine(({ steps }) => new Set(steps.flatMap(({ ways }) => ways)).size === steps.flatMap(({ ways }) => ways).length, {
    error: 'ひとつの方法は一度だけ書いてください (each way once)',
  })
  .refine(({ steps }) => steps.at(-1)?.ways.includes('visit') === true, {
    error: '最後の段には visit（訪問）を入れてください。誰も取り残さないためです (the last step holds visit)',
  });

const number = z
  .string()
  .regex(/^0[\d-]{8,16}\d$/, '電話番号を 0 から始めて書いてください (a number that begins with 0)');
const facilitySchema = z
  .strictObject({ code, name: ja, kana, area, kind: ja, phone: number.optional(), fax: number.optional() })
  .refine(({ phone, fax }) => phone !== undefined || fax !== undefined, {
    error: '電話かFAXの番号を書いてください。知らせる方法がありません (a telephone or a fax number)',
  });

const profileSchema = z.object({
  id: code,
  code: z.string().regex(/^\d{5}$/),
  name: z.object({ ja, kana, en: ja }),
  prefecture: z.object({ ja, en: ja }),
  timeZone: z.string(),
  jma: z.object({
    class20: z.array(digits).min(1),
    class15: digits,
    class10: digits,
    office: digits,
    officeName: ja,
    region: z.object({ code: digits, name: ja }).optional(),
    seismicCities: z.array(digits).min(1),
    seismicArea: digits,
    seismicAreaName: ja,
    eewArea: digits,
    tsunamiAreas: z.array(digits),
    rivers: z.array(z.object({ code: digits, name: ja })),
    volcanoes: z.array(z.object({ code: digits, name: ja })).default([]),
  }),
  towns: z
    .array(
      z.object({
        id: code,
        name: ja,
        kana,
        romaji: ja,
        chome: z.number().int().min(0).max(40),
        at: z.object({ lat: z.number(), lon: z.number() }).optional(),
      }),
    )
    .min(1),
  neighbours: z.array(ja),
  organisations: z.array(
    z.object({
      code,
      kind: z.enum(ORGANISATION_KINDS),
      name: z.object({ ja, kana, en: ja }),
      approval: z.enum(['one', 'two']),
    }),
  ),
  schools: z.array(
    z.object({ organisation: code, name: ja, kana, town: area, classes: z.array(z.object({ id: code, name: ja })) }),
  ),
  libraries: z.array(z.object({ organisation: code, id: code, name: ja, kana, town: area })),
  newsletters: z
    .array(
      z.object({
        organisation: code,
        id: code,
        name: z.object({ ja, en: ja }),
        feed: z.url({ protocol: /^https$/ }).optional(),
      }),
    )
    .max(40)
    .default([]),
  boards: z.array(z.object({ code, name: ja, kana, area })),
  stations: z.array(z.object({ code, channel: code, name: ja, kana, area })),
  shelters: z.array(z.object({ name: ja, kana, address: ja, area })),
  facilities: z.array(facilitySchema).max(2_000).default([]),
  supporters: z
    .array(z.strictObject({ code, kind: ja, name: ja, areas: z.array(area).min(1) }))
    .max(2_000)
    .default([]),
  languages: z.array(z.enum(LANGUAGES)).min(1),
  openings: z.object({ mail: ja, fm: ja }),
  rules: rulesSchema,
  sources: z.record(code, z.object({ mode: z.enum(['strict', 'repair']) })).default({}),
  thresholds: z
    .object({
      eew: z.enum(INTENSITY_STEPS).default('5-'),
      shaking: z.enum(INTENSITY_STEPS).default('4'),
      longPeriod: z.enum(LONG_PERIOD_CLASSES).default('3'),
    })
    .prefault({}),
  jAlert: z
    .object({
      version: ja,
      series: z.enum(['number', 'window']),
      endMark: z.string().trim().min(2).max(40),
      signed: z.object({ by: ja, at: z.iso.date(), sha256: z.string() }),
    })
    .optional(),
  quietHours: z.object({ from: hour, to: hour }),
  media: z.object({
    catv: z.object({ charactersPerPage: z.number().int().positive(), pages: z.number().int().positive() }),
    fm: z.object({ maxSeconds: z.number().int().positive() }),
  }),
  chains: z.array(chainSchema).default([]),
  living: z
    .strictObject({ digital: share, radio: share, board: share, phone: share, fax: share, visit: share })
    .refine((shares) => Math.abs(Object.values(shares).reduce((sum, each) => sum + each, 0) - 1) < 0.001, {
      error: '割合の合計を 1 にしてください (shares add up to 1)',
    })
    .default({ digital: 0.58, radio: 0.08, board: 0.14, phone: 0.14, fax: 0.02, visit: 0.04 }),
  phones: z.array(z.object({ label: ja, number: z.string() })),
  website: z.url(),
  feeds: z
    .array(
      z.object({
        name: code,
        source: code,
        url: z.url({ protocol: /^https?$/ }),
        everySeconds: z.number().int().min(60).max(86_400),
        silentAfterMinutes: z.number().int().positive(),
        entries: z.enum(['links', 'whole']),
      }),
    )
    .default([]),
  feedSilenceMinutes: z.record(z.string(), z.number().int().positive()).default({}),
});

/** Reads `CITY`: one of the profiles shipped in profiles/, or a path. Throws with every mistake listed. */
export function loadProfile(city: string): CityProfile {
  const shipped = resolve(import.meta.dirname, '../../../profiles', `${city}.json`);
  const file = existsSync(shipped) ? shipped : resolve(city);
  if (!existsSync(file)) {
    throw new Error(
      `CITY=${city}: その名の市の設定がありません。nishitokyo、koganei、aizuwakamatsu か、ファイルの場所を指定してください (no such profile).`,
    );
  }
  return parseProfile(readFileSync(file, 'utf8'), file);
}

export function parseProfile(json: string, file: string): CityProfile {
  const parsed = profileSchema.safeParse(JSON.parse(json));
  if (!parsed.success) throw new Error(`${file}:\n${z.prettifyError(parsed.error)}`);
  const profile = parsed.data;
  const supported = profile.supporters.flatMap(({ name, areas }) => areas.map((each) => ({ name, area: each })));
  const strays = [...profile.boards, ...profile.stations, ...profile.shelters, ...profile.facilities, ...supported]
    .filter((place) => !isKnownArea(profile, place.area))
    .map((place) => `${place.name}: area ${place.area}`);
  if (strays.length > 0)
    throw new Error(`${file}: 地区表にない地区を指しています (unknown areas): ${strays.join(', ')}`);
  const nobody = profile.newsletters.filter(
    ({ organisation }) => !profile.organisations.some(({ code, kind }) => code === organisation && kind !== 'school'),
  );
  if (nobody.length > 0)
    throw new Error(
      `${file}: newsletters の organisation は市か図書館です (not an office of this town): ${nobody.map(({ id }) => id).join(', ')}`,
    );
  return profile;
}
