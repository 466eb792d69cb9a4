import type { DocumentContent } from '../../contract/document-shapes.ts';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { error, warning, type Finding } from '../../core/finding.ts';
import {
  groupDeliveries,
  groupFacts,
  summaryDeadline,
  termsWithin,
  type Grouping,
} from '../../core/invoicing/index.ts';
import { documentLines } from '../../i18n/document-lines.ts';
import type { Context } from '../../shell/http/context.ts';
import { assemble, startDocument } from '../invoicing/index.ts';
import { audit } from '../organization/index.ts';
import type { billingContract } from './contract.ts';
import { attempt, makeDocument, requireMode, type BillingMode, type Made } from './make-document.ts';
import type { BillingPorts } from './ports.ts';
import { lockDeliveries, putOnDocument, type KeptDelivery } from './store.ts';

type Input = InputOf<typeof billingContract.bill>;
type Results = OutputOf<typeof billingContract.bill>['results'];

/**
 * The invoice of some deliveries of one customer: a section each, with its name and its day. Several together are payable
 * within 45 days (C. com. L441-10, I), whatever was agreed for single ones.
 */
const contentOf = async (
  context: Context,
  group: readonly KeptDelivery[],
): Promise<{ content: DocumentContent; findings: Finding[] }> => {
  const first = group[0]!;
  const template = await startDocument(context, { kind: 'invoice', customerId: first.partyId });
  const words = documentLines(template.language);
  const { lines, suppliedOn, period, purchaseOrder } = groupFacts<
    DocumentContent['lines'][number],
    KeptDelivery
  >(group, (delivery, isShared) =>
    words.delivered({ ...delivery, order: isShared ? '' : delivery.purchaseOrder }),
  );
  const content: DocumentContent = {
    ...template,
    currency: first.currency,
    suppliedOn,
    period,
    references: { ...template.references, purchaseOrder },
    lines: [...lines],
  };
  if (group.length < 2) return { content, findings: [] };
  const summary = { ...content, isSummary: true } as const;
  const terms = termsWithin(await assemble(context, summary));
  const isShorter = terms !== summary.terms;
  return {
    content: { ...summary, terms },
    findings: isShorter ? [warning('billing.terms-shortened', { params: { days: terms.days } })] : [],
  };
};

/** Makes one document of a group and puts its deliveries on it; they must be locked. */
export const billGroup = async (
  context: Context,
  ports: BillingPorts,
  group: readonly KeptDelivery[],
  mode: BillingMode,
): Promise<Made & { readonly findings: readonly Finding[] }> => {
  const { content, findings } = await contentOf(context, group);
  const made = await makeDocument(context, ports, content, mode);
  const ids = group.map((one) => one.id);
  await putOnDocument(context, ids, made.documentId);
  await audit(
    context,
    'delivery.billed',
    { kind: 'document', id: made.documentId },
    { deliveries: ids, number: made.number },
  );
  return { ...made, findings };
};

/**
 * Invoices what a person chose, all in one transaction: each group stands for itself, and one that is refused leaves the
 * others invoiced. A delivery that somebody invoiced meanwhile is left alone, and said.
 */
export const billDeliveries = async (
  context: Context,
  ports: BillingPorts,
  input: Input,
): Promise<Results> => {
  requireMode(context, input.mode);
  const locked = await lockDeliveries(context, [...new Set(input.ids)]);
  if (locked.length === 0) throw new Problem('record.not-found');
  const names = await namesOf(context, locked);
  const gone = locked.filter((one) => one.documentId !== null || one.cancelledOn !== null);
  const waiting = locked.filter((one) => !gone.includes(one));
  const grouping: Grouping = { by: input.by, byOrder: input.byOrder };
  const results: Results = [];
  const result = (group: readonly KeptDelivery[]) => ({
    customerId: group[0]!.partyId,
    customerName: names.get(group[0]!.partyId) ?? '',
    deliveries: group.length,
    currency: group[0]!.currency,
  });
  for (const group of groupDeliveries(waiting, grouping)) {
    const tried = await attempt(context, () => billGroup(context, ports, group, input.mode));
    results.push(
      tried.ok
        ? {
            ...result(group),
            documentId: tried.value.documentId,
            number: tried.value.number,
            grossMinor: await grossOf(context, tried.value.documentId),
            findings: [
              ...tried.value.findings,
              ...(input.mode === 'draft' ? [] : lateness(group, input.by, context.today)),
            ],
          }
        : { ...result(group), documentId: null, number: '', grossMinor: null, findings: [...tried.findings] },
    );
  }
  for (const one of gone) {
    const params = { reference: one.reference };
    results.push({
      ...result([one]),
      documentId: null,
      number: '',
      grossMinor: null,
      findings: [error('billing.billed-meanwhile', { params })],
    });
  }
  return results;
};

/** A summary invoice after its last day is issued all the same, and said: late is better than never. */
const lateness = (group: readonly KeptDelivery[], by: Input['by'], today: PlainDate): Finding[] => {
  const deadline = summaryDeadline(group);
  if (by === 'each' || group.length < 2 || today <= deadline) return [];
  return [warning('billing.summary-late', { params: { deadline } })];
};

const grossOf = async (context: Context, documentId: string): Promise<string> => {
  const row = await context.tx
    .selectFrom('sales_document')
    .select('gross_minor')
    .where('org_id', '=', context.org)
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  return row.gross_minor.toString();
};

const namesOf = async (context: Context, list: readonly KeptDelivery[]): Promise<Map<string, string>> => {
  const rows = await context.tx
    .selectFrom('party')
    .select(['id', 'name'])
    .where('org_id', '=', context.org)
    .where('id', 'in', [...new Set(list.map((one) => one.partyId))])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
};
