import { HttpException } from '@nestjs/common';
import type { Refusal } from '../../domain/lifecycle.js';

/** RFC 9457 problem details, with what to do next for a person. */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Japanese first; `detail` repeats it with the English. */
  next: { ja: string; en: string };
}

/** An HTTP answer that says what is wrong and what to do. Controllers only: services return refusals. */
export function problem(status: number, code: string, words: { ja: string; en: string }): HttpException {
  const body: ProblemDetails = {
    type: `urn:todoke:problem:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    detail: `${words.ja} ${words.en}`,
    next: words,
  };
  return new HttpException(body, status);
}

/** Status for a refusal of a service. */
const STATUS_BY_CODE: Record<string, number> = {
  'not-found': 404,
  'not-allowed': 403,
  'content-changed': 409,
  'move-not-allowed': 409,
  'second-person-needed': 409,
  'own-alert': 409,
  'nothing-to-correct': 409,
};

export function refused(refusal: Refusal): HttpException {
  return problem(STATUS_BY_CODE[refusal.code] ?? 422, refusal.code, refusal);
}

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Cannot be processed',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available',
};
