import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Runtime } from '../runtime.ts';
import { findCaller } from './caller.ts';
import { isLocalRequest, refuseForeignHost, refuseForeignOrigin, refusePlainHttp } from './guard.ts';
import type { HtmlPage, Page, PageAnswer, Pages, PageVisit } from './pages.ts';
import { problemOf } from './problem-reply.ts';
import { localeOfRequest } from './register-routes.ts';
import { sendDownload } from './send-download.ts';
import { Problem, problemStatus } from '../../contract/problem.ts';
import { readForm } from './read-form.ts';

const FORM_LIMIT = 16 * 1024;

/** Public pages have a scope of their own: the API goes on refusing forms, and here a failure is a page too. */
export const registerPages = (server: FastifyInstance, { pages, apology }: Pages, runtime: Runtime): void => {
  void server.register((scope, _options, registered) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_LIMIT },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.setErrorHandler((error, request, reply) => {
      const status = problemStatus[problemOf(error, runtime.log).code];
      return sendHtml(reply, apology(status, localeOfRequest(request, null)));
    });
    for (const page of pages) {
      scope.route({
        method: page.method,
        url: page.path,
        config: { rateLimit: { max: page.perMinute, timeWindow: '1 minute' } },
        handler: async (request, reply) => {
          refuseForeignHost(request, runtime.publicUrl);
          refusePlainHttp(request, runtime.publicUrl);
          refuseForeignOrigin(request, runtime.publicUrl);
          return send(reply, await page.answer(await visitOf(request, page, runtime)));
        },
      });
    }
    registered();
  });
};

/** Forms come as text; a page that takes a file gets them in parts, and no other page does. */
const formOf = async (
  request: FastifyRequest,
  { method, maxFileBytes }: Page,
): Promise<Pick<PageVisit, 'form' | 'file'>> => {
  if (method !== 'POST') return { form: {}, file: null };
  if (!request.isMultipart()) return { form: (request.body ?? {}) as Record<string, string>, file: null };
  if (maxFileBytes === undefined) throw new Problem('request.not-found');
  return readForm(request, maxFileBytes);
};

const visitOf = async (request: FastifyRequest, page: Page, runtime: Runtime): Promise<PageVisit> => {
  const caller = await findCaller(request, runtime.database, runtime.publicUrl, runtime.clock.now());
  const { headers } = request;
  return {
    params: request.params as Record<string, string>,
    ...(await formOf(request, page)),
    method: request.method,
    isDownload: 'download' in (request.query as object),
    ip: request.ip,
    userAgent: (headers['user-agent'] ?? '').slice(0, 400),
    isPrefetch: [headers['sec-purpose'], headers['purpose'], headers['x-moz']].some(
      (value) => typeof value === 'string' && /prefetch|preview/i.test(value),
    ),
    isStaff: caller.signedIn !== null,
    isLocal: isLocalRequest(request),
    locale: localeOfRequest(request, null),
  };
};

const send = (reply: FastifyReply, answer: PageAnswer): FastifyReply => {
  void reply.header('x-robots-tag', 'noindex, nofollow, noarchive');
  switch (answer.kind) {
    case 'redirect':
      return reply.header('cache-control', 'no-store').redirect(answer.to, 303);
    case 'file':
      return sendDownload(reply, answer.download);
    case 'picture':
      return reply
        .type(answer.mediaType)
        .header('cache-control', 'no-store')
        .header('cross-origin-resource-policy', 'cross-origin')
        .send(answer.bytes);
    case 'html':
      return sendHtml(reply, answer);
  }
};

/** Nothing runs, nothing is fetched, and only the style that the server wrote is applied. */
const sendHtml = (reply: FastifyReply, { status, html, style }: HtmlPage): FastifyReply => {
  const hash = createHash('sha256').update(style).digest('base64');
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex, nofollow, noarchive')
    .header(
      'content-security-policy',
      `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    )
    .header('x-frame-options', 'DENY')
    .send(html);
};
