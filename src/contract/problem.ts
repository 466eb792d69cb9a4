import type { Finding } from '../core/finding.ts';

/**
 * Every error the server answers: its code and HTTP status, in this one place. The sentences (what happened, what to
 * do) are in i18n/problems.fr.ts and .en.ts, one per code; a code without sentences does not compile.
 */
export const problemStatus = {
  'request.invalid': 400,
  'request.idempotency-key-missing': 400,
  'request.idempotency-key-reused': 409,
  'request.origin-refused': 403,
  'request.plain-http-refused': 403,
  'request.too-large': 413,
  'request.too-many': 429,
  'request.not-found': 404,
  'access.signed-out': 401,
  'access.forbidden': 403,
  'access.wrong-password': 401,
  'access.locked': 429,
  'access.setup-token-needed': 403,
  'access.already-set-up': 409,
  'access.weak-password': 422,
  'access.email-taken': 409,
  'access.last-owner': 409,
  'access.no-organization': 409,
  'access.other-company': 409,
  'edit.conflict': 409,
  'record.not-found': 404,
  'record.refused': 422,
  'organization.not-demo': 409,
  'organization.quarantined': 409,
  'mail.not-configured': 409,
  'mail.refused': 502,
  'file.refused': 422,
  'file.empty': 422,
  'file.too-large': 413,
  'upload.missing': 400,
  'import.busy': 409,
  'import.not-ready': 409,
  'bank.line-decided': 409,
  'bank.line-waiting': 409,
  'bank.proposal-stale': 409,
  'bank.still-matching': 409,
  'bank.import-needed': 409,
  'report.too-long': 422,
  'bank.payment-returned': 409,
  'bank.batch-received': 409,
  'mailbox.refused': 409,
  'payments.given-back': 409,
  'storage.full': 507,
  'storage.unreachable': 503,
  'server.failed': 500,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** Thrown by verbs for a refusal that ends the request; the shell turns it into problem+json. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly params: Record<string, string | number>;
  readonly findings: readonly Finding[];
  constructor(
    code: ProblemCode,
    params: Record<string, string | number> = {},
    findings: readonly Finding[] = [],
  ) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.params = params;
    this.findings = findings;
  }
}

/** application/problem+json (RFC 9457). */
export type ProblemBody = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ProblemCode;
  params?: Record<string, string | number>;
  /** Each with its sentence, for programs that have none of their own. */
  findings?: readonly (Finding & { message: string })[];
};
