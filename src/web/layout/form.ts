import { z } from 'zod';
import type { Problem } from './problem.js';

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value);
const list = (value: unknown): unknown => (value === undefined || value === '' ? [] : [value].flat());

/** Both wordings of a message travel in one string: zod knows one. */
export function say(ja: string, en: string): string {
  return `${ja}\n${en}`;
}

/** One trimmed text of at most `max` characters; a repeated name counts once, a missing one is empty. */
export function text(max: number) {
  return z.preprocess(
    first,
    z
      .string()
      .trim()
      .max(max, say(`${max}文字以内で入力してください。`, `Use at most ${max} characters.`))
      .default(''),
  );
}

/** A text that must be there. */
export function required(max: number, ja: string, en: string) {
  return text(max).refine((value) => value !== '', say(ja, en));
}

/** A name that may come once, several times or not at all (check boxes). */
export const many = z.preprocess(list, z.array(z.string()).max(400));

/** A ticked box. */
export const ticked = z.preprocess((value) => first(value) !== undefined && first(value) !== '', z.boolean());

/** One of a closed list; anything else is a problem in words. */
export function oneOf<T extends string>(values: readonly T[], ja: string, en: string) {
  return z.preprocess(
    first,
    z.custom<T>((value) => (values as readonly unknown[]).includes(value), say(ja, en)),
  );
}

/** Zod's issues as problems of the form, the first of each field. */
export function problemsOf(error: z.ZodError): Problem[] {
  const problems = new Map<string, Problem>();
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '');
    const [ja = '', en = 'This value is not valid.'] = issue.message.split('\n');
    const known = issue.message.includes('\n');
    if (!problems.has(field)) problems.set(field, { field, ja: known ? ja : '入力の形が正しくありません。', en });
  }
  return [...problems.values()];
}

/** What was typed, to be shown again: only texts and lists of texts survive. */
export function typed(body: unknown): Record<string, string | string[]> {
  if (typeof body !== 'object' || body === null) return {};
  const kept = Object.entries(body).filter(
    (entry): entry is [string, string | string[]] =>
      typeof entry[1] === 'string' ||
      (Array.isArray(entry[1]) && entry[1].every((item: unknown) => typeof item === 'string')),
  );
  return Object.fromEntries(kept);
}
