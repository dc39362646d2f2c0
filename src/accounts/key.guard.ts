import {
  createParamDecorator,
  Inject,
  Injectable,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { problem } from '../platform/http/problem.js';
import { AccountsService } from './accounts.service.js';
import type { Actor, Scope } from './actor.js';
import { KeysService } from './keys.service.js';
import { sessionToken } from './session-cookie.js';
import { carriesToken, isFromUs } from './staff.guard.js';

const SCOPES = 'todoke:scopes';

/** Scopes of which a key needs one. A staff session counts as `alerts` and `read`. */
export const NeedsScope = (...scopes: Scope[]): MethodDecorator => SetMetadata(SCOPES, scopes);

type KeyRequest = FastifyRequest & { actor?: Actor };

const SESSION_SCOPES: readonly Scope[] = ['alerts', 'read', 'media'];

/** `Authorization: Bearer KEY` with a scope, or a staff session (then CSRF applies to writes). */
@Injectable()
export class KeyGuard implements CanActivate {
  constructor(
    @Inject(KeysService) private readonly keys: KeysService,
    @Inject(AccountsService) private readonly accounts: AccountsService,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<KeyRequest>();
    const needed = this.reflector.get<Scope[] | undefined>(SCOPES, context.getHandler()) ?? [];
    const actor = await this.actorOf(request);
    if (actor === undefined) throw problem(401, 'key-needed', KEY_NEEDED);
    const held = actor.scopes ?? SESSION_SCOPES;
    if (!needed.some((scope) => held.includes(scope))) {
      throw problem(403, 'scope-needed', {
        ja: `この鍵では使えません（必要な範囲：${needed.join('、')}）。`,
        en: `This key lacks the scope: ${needed.join(' or ')}.`,
      });
    }
    request.actor = actor;
    return true;
  }

  private async actorOf(request: KeyRequest): Promise<Actor | undefined> {
    const [scheme, key] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() === 'bearer' && key !== undefined) return this.keys.actorOf(key);
    const session = await this.accounts.sessionOf(sessionToken(request));
    if (session === undefined) return undefined;
    if (request.method !== 'GET' && !(isFromUs(request) && carriesToken(request, session.csrf))) {
      throw problem(403, 'csrf', { ja: '画面から送り直してください。', en: 'Send the X-CSRF-Token of your session.' });
    }
    return session.actor;
  }
}

/** Who is acting, in a route behind KeyGuard. */
export const ByKey = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<KeyRequest>();
  if (actor === undefined) throw new Error('@ByKey() needs KeyGuard');
  return actor;
});

const KEY_NEEDED = {
  ja: '鍵がないか、正しくありません。',
  en: 'Send Authorization: Bearer KEY. An administrator makes one: npm run hub -- key create.',
};
