import type { FastifyReply, FastifyRequest } from 'fastify';

/** `__Host-` needs HTTPS; on plain HTTP (a laptop, a LAN) the plain name is used. */
function cookieName(request: FastifyRequest): string {
  return request.protocol === 'https' ? '__Host-todoke_session' : 'todoke_session';
}

export function sessionToken(request: FastifyRequest): string | undefined {
  return request.cookies[cookieName(request)];
}

export function setSessionCookie(reply: FastifyReply, token: string): void {
  const isHttps = reply.request.protocol === 'https';
  void reply.setCookie(cookieName(reply.request), token, {
    path: '/',
    httpOnly: true,
    secure: isHttps,
    sameSite: 'lax',
  });
}

export function clearSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(cookieName(reply.request), { path: '/' });
}
