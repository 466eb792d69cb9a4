import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { Problem, problemStatus, type ProblemBody, type ProblemCode } from '../../contract/problem.ts';
import type { Finding } from '../../core/finding.ts';
import { findingText } from '../../i18n/findings.ts';
import { problemTexts } from '../../i18n/problems.ts';
import { sqlState } from '../db/tenant.ts';
import type { Log } from '../log.ts';

const CONNECTION_STATES = new Set(['57P01', '57P02', '57P03', '08000', '08003', '08006', '53300']);
const CONNECTION_ERRORS = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE']);

/** What a thrown thing means for the person who asked. Anything unknown is ours: logged with a reference. */
export const problemOf = (error: unknown, log: Log): Problem => {
  if (error instanceof Problem) return error;
  const code = sqlState(error);
  if (code === '53100' || code === 'ENOSPC') return new Problem('storage.full');
  const message = error instanceof Error ? error.message : '';
  if (
    (code !== undefined && (CONNECTION_STATES.has(code) || CONNECTION_ERRORS.has(code))) ||
    message.startsWith('Connection terminated')
  ) {
    return new Problem('storage.unreachable');
  }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE')
    return new Problem('request.too-large');
  if (code?.startsWith('FST_ERR_CTP') || code === 'FST_ERR_VALIDATION') return new Problem('request.invalid');
  if (code === 'FST_ERR_RATE_LIMIT' || (error as { statusCode?: number }).statusCode === 429) {
    return new Problem('request.too-many');
  }
  const reference = randomBytes(4).toString('hex');
  log.error({ err: error, reference }, 'request failed');
  return new Problem('server.failed', { reference });
};

const isProblemCode = (code: string): code is ProblemCode => code in problemStatus;

const detailOf = (code: ProblemCode, params: Problem['params'], locale: 'fr' | 'en'): string => {
  const { detail } = problemTexts(locale)[code];
  return typeof detail === 'string' ? detail : detail(params);
};

/** A field that is not well formed has no finding of its own: the problem's sentence names it. */
const messageOf = (finding: Finding, locale: 'fr' | 'en'): string =>
  isProblemCode(finding.code)
    ? detailOf(finding.code, { path: finding.path ?? '', ...finding.params }, locale)
    : findingText(locale, finding);

export const problemBody = (problem: Problem, locale: 'fr' | 'en'): ProblemBody => {
  const code: ProblemCode = problem.code;
  return {
    type: `urn:encaisse:problem:${code}`,
    title: problemTexts(locale)[code].title,
    status: problemStatus[code],
    detail: detailOf(code, problem.params, locale),
    code,
    ...(Object.keys(problem.params).length > 0 && { params: problem.params }),
    // A program shows the sentence to its user as it is; a person's screen writes its own from the code.
    ...(problem.findings.length > 0 && {
      findings: problem.findings.map((one) => ({ ...one, message: messageOf(one, locale) })),
    }),
  };
};

export const replyProblem = (
  reply: FastifyReply,
  error: unknown,
  locale: 'fr' | 'en',
  log: Log,
): FastifyReply => {
  const body = problemBody(problemOf(error, log), locale);
  return reply.code(body.status).type('application/problem+json').send(JSON.stringify(body));
};
