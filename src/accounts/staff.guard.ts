import { createParamDecorator, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../platform/http/problem.js';
import { AccountsService } from './accounts.service.js';
import type { Actor } from './actor.js';
import { sessionToken } from './session-cookie.js';

export interface StaffSession {
  actor: Actor;
  csrf: string;
}

type StaffRequest = FastifyRequest & { staff?: StaffSession };

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Pages for staff: a GET without a session goes to the sign-in page, a write needs the form's CSRF token. */
@Injectable()
export class StaffGuard implements CanActivate {
  constructor(@Inject(AccountsService) private readonly accounts: AccountsService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<StaffRequest>();
    const session = await this.accounts.sessionOf(sessionToken(request));
    if (session === undefined) {
      const reply = context.switchToHttp().getResponse<FastifyReply>();
      if (WRITES.has(request.method)) throw problem(401, 'signed-out', SIGNED_OUT);
      void reply
        .status(303)
        .header('Location', `/login?next=${encodeURIComponent(request.url)}`)
        .send('');
      return false;
    }
    if (WRITES.has(request.method) && !(isFromUs(request) && carriesToken(request, session.csrf))) {
      throw problem(403, 'csrf', CSRF);
    }
    request.staff = session;
    return true;
  }
}

/** The signed-in person and the token for the forms of the page. */
export const Staff = createParamDecorator((_: unknown, context: ExecutionContext): StaffSession => {
  const { staff } = context.switchToHttp().getRequest<StaffRequest>();
  if (staff === undefined) throw new Error('@Staff() needs StaffGuard');
  return staff;
});

/** Browsers say where a write comes from; another site's is refused before its token is looked at. */
export function isFromUs(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.headers.origin;
  return origin === undefined || origin === 'null' || new URL(origin).host === request.headers.host;
}

export function carriesToken(request: FastifyRequest, expected: string): boolean {
  const body = request.body as Record<string, unknown> | null | undefined;
  const given = request.headers['x-csrf-token'] ?? body?.csrf;
  if (typeof given !== 'string' || given.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}

const SIGNED_OUT = { ja: 'サインインの期限が切れました。サインインし直してください。', en: 'Sign in again.' };
const CSRF = {
  ja: '画面が古いため受け付けませんでした。前の画面を開き直して、もう一度押してください。',
  en: 'The form is out of date: reload the page and try again.',
};
