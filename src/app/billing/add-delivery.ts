import { contentToDocument, type DocumentContent } from '../../contract/document-shapes.ts';
import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { wireCurrency } from '../../contract/wire.ts';
import { error, hasErrors, type Finding } from '../../core/finding.ts';
import { checkLines, computeTotals } from '../../core/invoicing/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { startDocument } from '../invoicing/index.ts';
import { audit, readOrganization } from '../organization/index.ts';
import type { billingContract } from './contract.ts';

export type NewDelivery = InputOf<typeof billingContract.add>;
export type WeighedDelivery = NewDelivery & {
  readonly currency: string;
  readonly netMinor: bigint;
  readonly grossMinor: bigint;
};

/** Typed on a screen; a file and each system that calls have names of their own. */
const TYPED = 'typed';

/** What keeps a delivery from being invoiced one day, whatever its customer; else its amounts. */
export const weighDelivery = (
  delivery: NewDelivery,
  template: DocumentContent,
  base: string,
  today: string,
): { findings: Finding[]; weighed: WeighedDelivery | null } => {
  const currency = delivery.currency ?? template.currency;
  const document = contentToDocument({ ...template, currency, lines: delivery.lines }, today);
  const findings = checkLines(document);
  if (delivery.deliveredOn > today) {
    findings.push(error('billing.not-delivered-yet', { path: 'deliveredOn' }));
  }
  if (hasErrors(findings)) return { findings, weighed: null };
  const { netMinor, grossMinor } = computeTotals(document, wireCurrency(base));
  if (grossMinor < 0n) return { findings: [error('billing.negative', { path: 'lines' })], weighed: null };
  return { findings: [], weighed: { ...delivery, currency, netMinor, grossMinor } };
};

/** Keeps deliveries that were weighed; the ones whose origin and reference are known are left as they are. */
export const keepDeliveries = async (
  context: Context,
  deliveries: readonly WeighedDelivery[],
  origin: string,
): Promise<string[]> => {
  const kept: string[] = [];
  for (let from = 0; from < deliveries.length; from += 500) {
    const rows = await context.tx
      .insertInto('billable')
      .values(
        deliveries.slice(from, from + 500).map((one) => ({
          org_id: context.org,
          id: newId(),
          party_id: one.customerId,
          origin: one.origin ?? origin,
          reference: one.reference,
          nature: one.nature,
          delivered_on: one.deliveredOn,
          purchase_order: one.purchaseOrder,
          currency: one.currency,
          lines: JSON.stringify(one.lines),
          net_minor: one.netMinor,
          gross_minor: one.grossMinor,
          recorded_by: context.actor.name,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['org_id', 'origin', 'reference']).where('reference', '<>', '').doNothing(),
      )
      .returning('id')
      .execute();
    kept.push(...rows.map((row) => row.id));
  }
  return kept;
};

/** One delivery, typed or given by another system. */
export const addDelivery = async (context: Context, input: NewDelivery): Promise<string> => {
  const { baseCurrency } = await readOrganization(context);
  const template = await startDocument(context, { kind: 'invoice', customerId: input.customerId });
  const { findings, weighed } = weighDelivery(input, template, baseCurrency, context.today);
  if (weighed === null) throw new Problem('record.refused', {}, findings);
  const [id] = await keepDeliveries(context, [weighed], TYPED);
  if (id === undefined) {
    const params = { reference: input.reference };
    throw new Problem('record.refused', {}, [
      error('billing.reference-known', { path: 'reference', params }),
    ]);
  }
  await audit(context, 'delivery.added', { kind: 'delivery', id }, { reference: input.reference });
  return id;
};
