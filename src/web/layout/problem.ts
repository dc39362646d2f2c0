import type { Refusal } from '../../domain/lifecycle.js';

/** What is wrong with a form, at which field; an empty field name means the form as a whole. */
export interface Problem {
  field: string;
  ja: string;
  en: string;
}

export function problemOf(refusal: Refusal, field = ''): Problem {
  return { field, ja: refusal.ja, en: refusal.en };
}

export function problemAt(problems: readonly Problem[], field: string): Problem | undefined {
  return problems.find((problem) => problem.field === field);
}
