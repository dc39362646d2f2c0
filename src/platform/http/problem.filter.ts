import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isOutage } from '../database/outage.js';
import type { Log } from '../log.js';
import { problem, type ProblemDetails } from './problem.js';

/** What a page shows instead of JSON. The web layer hands in its own, so that the platform knows no pages. */
export type ErrorPage = (details: ProblemDetails) => string;

interface FastifyFailure {
  statusCode: number;
  code: string;
}

/** Every failure leaves as a problem document, or as a page where a browser asked. No stack, no secret. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly errorPage: ErrorPage,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const details = this.detailsOf(error, request);
    if (reply.sent) return;
    const wantsPage =
      (request.headers.accept ?? '').includes('text/html') && !/^\/(api|intake|hooks|media)\//.test(request.url);
    void reply.status(details.status).header('Cache-Control', 'no-store');
    if (wantsPage) void reply.type('text/html; charset=utf-8').send(this.errorPage(details));
    else void reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(details));
  }

  private detailsOf(error: unknown, request: FastifyRequest): ProblemDetails {
    if (error instanceof HttpException) {
      const body = error.getResponse();
      if (typeof body === 'object' && 'type' in body) return body as ProblemDetails;
      return asDetails(problem(error.getStatus(), `http-${error.getStatus()}`, WORDS[error.getStatus()] ?? GENERAL));
    }
    if (isFastifyFailure(error) && error.statusCode < 500) {
      return asDetails(
        problem(error.statusCode, error.code.toLowerCase().replaceAll('_', '-'), WORDS[error.statusCode] ?? GENERAL),
      );
    }
    if (isOutage(error)) {
      this.log.warning('request refused: a machine underneath is away', { route: request.routeOptions.url });
      return asDetails(problem(503, 'away', AWAY));
    }
    this.log.failure('request failed', error, { method: request.method, route: request.routeOptions.url });
    return asDetails(problem(500, 'internal', GENERAL));
  }
}

function isFastifyFailure(error: unknown): error is FastifyFailure {
  return typeof error === 'object' && error !== null && 'statusCode' in error && 'code' in error;
}

function asDetails(exception: HttpException): ProblemDetails {
  return exception.getResponse() as ProblemDetails;
}

const GENERAL = {
  ja: '処理できませんでした。時間をおいてもう一度試し、続くときは運用担当に知らせてください。',
  en: 'Try again later; if it goes on, tell the operator.',
};
/** Nothing was written and nothing acknowledged. */
const AWAY = {
  ja: '記録する装置（データベース）が応答しないため、受け付けられませんでした。何も失われていません。数秒おいて、もう一度送ってください。',
  en: 'The database does not answer, so nothing was taken. Send it again in a few seconds, with the same Idempotency-Key.',
};
const WORDS: Record<number, { ja: string; en: string }> = {
  400: {
    ja: '送られた内容の形が正しくありません。',
    en: 'The request is malformed: check it against /api/openapi.json.',
  },
  404: {
    ja: 'そのページや情報はありません。番号を確かめてください。',
    en: 'Nothing is here: check the address or the number.',
  },
  413: { ja: '送られた内容が大きすぎます。', en: 'The body is too large.' },
  415: { ja: '受け取れない形式です。', en: 'This media type is not accepted.' },
  429: { ja: '操作が多すぎます。しばらく待ってください。', en: 'Too many requests: wait a while.' },
};
