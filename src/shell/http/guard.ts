import type { FastifyRequest } from 'fastify';
import { Problem } from '../../contract/problem.ts';

const LOOPBACK_ADDRESSES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** The request was sent by this machine to itself (not through a proxy that speaks for somebody else). */
export const isLocalRequest = (request: FastifyRequest): boolean =>
  LOOPBACK_ADDRESSES.has(request.socket.remoteAddress ?? '') &&
  request.headers['x-forwarded-for'] === undefined;

/**
 * Plain http is for this machine only; from elsewhere the cookie and every figure would travel readable.
 * Behind an https ENCAISSE_URL the proxy speaks https to the world and plain http to us.
 */
export const refusePlainHttp = (request: FastifyRequest, publicUrl: URL): void => {
  if (publicUrl.protocol === 'https:') return;
  if (!isLocalRequest(request)) throw new Problem('request.plain-http-refused');
};

/**
 * Cross-site requests change nothing: browsers say where a request comes from (Sec-Fetch-Site, Origin). A program
 * without these headers has no cookies of ours either.
 */
export const refuseForeignOrigin = (request: FastifyRequest, publicUrl: URL): void => {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Problem('request.origin-refused');
  const origin = request.headers.origin;
  if (origin === undefined) return;
  const host = request.headers.host ?? '';
  const allowed =
    origin === publicUrl.origin || (publicUrl.protocol === 'http:' && origin === `http://${host}`);
  if (!allowed) throw new Problem('request.origin-refused');
};

/** DNS rebinding: on plain http only the names of this machine are answered. */
export const refuseForeignHost = (request: FastifyRequest, publicUrl: URL): void => {
  const host = (request.headers.host ?? '').toLowerCase();
  const name = host.startsWith('[') ? host.slice(0, host.indexOf(']') + 1) : (host.split(':')[0] ?? '');
  const own = new Set([publicUrl.hostname, 'localhost', '127.0.0.1', '[::1]']);
  if (!own.has(name)) throw new Problem('request.origin-refused');
};
