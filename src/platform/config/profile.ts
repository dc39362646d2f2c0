import { readFileSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { SEVERITIES } from '../../domain/alert.js';
import { isKnownArea } from '../../domain/area.js';
import { LANGUAGES } from '../../domain/language.js';
import type { CityProfile } from '../../domain/profile.js';
import { ORGANISATION_KINDS } from '../../domain/topic.js';

const code = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, '英小文字・数字・ハイフンで書いてください (lower-case letters, digits, hyphens)');
const area = z.string().regex(/^\d{5}(\.[a-z0-9-]+){0,2}$/);
const digits = z.string().regex(/^\d+$/, 'コードは数字の文字列です (a code is text made of digits)');
const ja = z.string().min(1);
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

const profileSchema = z.object({
  id: code,
  code: z.string().regex(/^\d{5}$/),
  name: z.object({ ja, kana: ja, en: ja }),
  prefecture: z.object({ ja, en: ja }),
  timeZone: z.string(),
  jma: z.object({
    class20: z.array(digits).min(1),
    class15: digits,
    class10: digits,
    office: digits,
    officeName: ja,
    seismicCities: z.array(digits).min(1),
    seismicArea: digits,
    seismicAreaName: ja,
    tsunamiAreas: z.array(digits),
    rivers: z.array(digits),
  }),
  towns: z
    .array(
      z.object({
        id: code,
        name: ja,
        kana: ja,
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
      name: z.object({ ja, en: ja }),
      approval: z.enum(['one', 'two']),
    }),
  ),
  schools: z.array(
    z.object({ organisation: code, name: ja, town: area, classes: z.array(z.object({ id: code, name: ja })) }),
  ),
  libraries: z.array(z.object({ organisation: code, id: code, name: ja, town: area })),
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
  boards: z.array(z.object({ code, name: ja, area })),
  stations: z.array(z.object({ code, channel: code, name: ja, area })),
  shelters: z.array(z.object({ name: ja, kana: ja, address: ja, area })),
  languages: z.array(z.enum(LANGUAGES)).min(1),
  openings: z.object({ mail: ja, fm: ja }),
  rules: rulesSchema,
  quietHours: z.object({ from: hour, to: hour }),
  media: z.object({
    catv: z.object({ charactersPerPage: z.number().int().positive(), pages: z.number().int().positive() }),
    fm: z.object({ maxSeconds: z.number().int().positive() }),
  }),
  phones: z.array(z.object({ label: ja, number: z.string() })),
  website: z.url(),
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
  const strays = [...profile.boards, ...profile.stations, ...profile.shelters]
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
