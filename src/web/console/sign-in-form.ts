import { z } from 'zod';
import { problemsOf, required, text } from '../layout/form.js';
import type { Problem } from '../layout/problem.js';

/** A password is taken as typed: a space at its end is part of it. */
const secret = z.preprocess((value) => (Array.isArray(value) ? '' : value), z.string().max(256).default(''));
const email = required(254, 'メールアドレスを入力してください。', 'Enter your e-mail address.');

export interface SignIn {
  email: string;
  password: string;
  next: string;
  problems: Problem[];
}

export function parseSignIn(body: unknown): SignIn {
  const loose = z.object({ email: text(254), password: secret, next: text(500) }).safeParse(body ?? {});
  const given = loose.success ? loose.data : { email: '', password: '', next: '' };
  const checked = z.object({ email }).safeParse(given);
  return { ...given, problems: checked.success ? [] : problemsOf(checked.error) };
}

export interface NewAccount {
  name: string;
  email: string;
  role: string;
  organisation: string;
  password: string;
}

/** The account forms: what is missing or wrong is said by the accounts themselves. */
export function parseAccount(body: unknown): NewAccount {
  const fields = { name: text(80), email: text(254), role: text(40), organisation: text(80), password: secret };
  const parsed = z.object(fields).safeParse(body ?? {});
  return parsed.success ? parsed.data : { name: '', email: '', role: '', organisation: '', password: '' };
}

const FIELD_BY_CODE: Record<string, string> = {
  'bad-email': 'email',
  'email-taken': 'email',
  'no-name': 'name',
  'short-password': 'password',
  'unknown-organisation': 'organisation',
  'role-misfit': 'role',
};

/** At which field of an account form a refusal belongs. */
export function accountField(code: string): string {
  return FIELD_BY_CODE[code] ?? '';
}
