import type { FastifyReply, FastifyRequest } from 'fastify';

/** `__Host-` binds the cookie to this very host over https; plain http on loopback cannot carry that prefix. */
export const cookieName = (publicUrl: URL): string =>
  publicUrl.protocol === 'https:' ? '__Host-encaisse' : 'encaisse-session';

export const readSessionCookie = (request: FastifyRequest, publicUrl: URL): string | null => {
  const value = request.cookies[cookieName(publicUrl)];
  return value === undefined || value === '' ? null : value;
};

export const writeSessionCookie = (reply: FastifyReply, publicUrl: URL, token: string | null): void => {
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.protocol === 'https:',
  } as const;
  if (token === null) reply.clearCookie(cookieName(publicUrl), options);
  else reply.setCookie(cookieName(publicUrl), token, { ...options, maxAge: 7 * 24 * 3600 });
};
