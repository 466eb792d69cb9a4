import { sql } from 'kysely';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import { Problem } from '../../contract/problem.ts';
import { wireCurrency } from '../../contract/wire.ts';
import { error, type Finding } from '../../core/finding.ts';
import { documentLines } from '../../i18n/document-lines.ts';
import type { Context } from '../../shell/http/context.ts';
import { createDraft, issueDocument } from '../invoicing/index.ts';
import { readOrganization } from '../organization/index.ts';
import type { billingModes } from './contract.ts';
import type { BillingPorts } from './ports.ts';

export type BillingMode = (typeof billingModes)[number];
export type Made = { readonly documentId: string; readonly number: string };

/** A draft, and where asked the invoice issued of it; throws what keeps it from being issued. */
export const makeDocument = async (
  context: Context,
  ports: BillingPorts,
  content: DocumentContent,
  mode: BillingMode,
): Promise<Made> => {
  if (mode === 'draft') return { documentId: await createDraft(context, content), number: '' };
  const documentId = await createDraft(context, await withRate(context, ports, content));
  const { invoiceId, number } = await issueDocument(
    context,
    { id: documentId, version: 1, send: mode === 'send' },
    ports.secrets,
  );
  await context.enqueue(ports.renderJob, { invoiceId });
  return { documentId, number };
};

/** In another currency it bears the rate of the day that it is issued on; a draft leaves that to whoever issues it. */
const withRate = async (
  context: Context,
  ports: BillingPorts,
  content: DocumentContent,
): Promise<DocumentContent> => {
  const { baseCurrency } = await readOrganization(context);
  if (content.currency === baseCurrency || content.exchange !== null) return content;
  const found = await ports.rateOn(context, wireCurrency(content.currency), context.today);
  if (found === null) {
    const params = { currency: content.currency };
    throw new Problem('record.refused', {}, [error('billing.rate-missing', { path: 'exchange', params })]);
  }
  const source = documentLines(content.language).rateSources[found.source];
  return { ...content, exchange: { rate: found.rate, on: found.on, source } };
};

export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Tries one of several things in one transaction: a refusal undoes that one and is its result; a fault undoes all. */
export const attempt = async <T>(context: Context, body: () => Promise<T>): Promise<Attempt<T>> => {
  await sql`savepoint attempt`.execute(context.tx);
  try {
    const value = await body();
    await sql`release savepoint attempt`.execute(context.tx);
    return { ok: true, value };
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.findings.length === 0) throw cause;
    await sql`rollback to savepoint attempt`.execute(context.tx);
    return { ok: false, findings: cause.findings };
  }
};

/** Whoever only writes drafts does not issue by another door. */
export const requireMode = (context: Context, mode: BillingMode): void => {
  if (mode !== 'draft' && !context.permissions.has('invoices.issue')) throw new Problem('access.forbidden');
};
