import { z } from 'zod';
import { LANGUAGES } from '../../domain/language.js';
import { CATEGORY_WORDS } from '../../domain/school-category.js';

/** Controls, line and paragraph separators, bidi controls, zero-width and private-use characters (B14, B17). */
const UNSAFE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd\ue000-\uf8ff]/u;

const unsafeText = '使えない文字が入っています (a character that is not allowed)';

/** One line: a subject goes into mail headers, where a line end would begin another header. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !UNSAFE.test(value) && !value.includes('\n'), unsafeText);

const paragraph = (max: number) =>
  z
    .string()
    .transform((value) => value.replace(/\r\n/gu, '\n').trim())
    .pipe(
      z
        .string()
        .max(max)
        .refine((value) => !UNSAFE.test(value), unsafeText),
    );

const time = z.iso.datetime({ offset: true, error: '時差つきの ISO 8601 で書いてください (ISO 8601 with offset)' });

const translation = z.strictObject({ headline: line(120), body: paragraph(4_000), instruction: paragraph(400) });
const otherLanguages = LANGUAGES.filter((language) => language !== 'ja');

/** What a school sends. Unknown keys are refused: a misspelt `kind` must not turn a drill into a live notice. */
export const noticeSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/, '英数字と . _ : - の100文字まで (ASCII, up to 100)'),
  kind: z.enum(['actual', 'drill']).default('actual'),
  subject: line(100),
  body: paragraph(4_000).refine((value) => value !== '', '本文がありません (the body is empty)'),
  classes: z.array(z.string().max(20)).min(1).max(200),
  action: paragraph(400).optional(),
  urgency: z.enum(['emergency', 'normal']).default('normal'),
  category: z.enum(CATEGORY_WORDS),
  sentAt: time.optional(),
  expiresAt: time.optional(),
  translations: z.partialRecord(z.enum(otherLanguages), translation).optional(),
});
export type SchoolNotice = z.infer<typeof noticeSchema>;
