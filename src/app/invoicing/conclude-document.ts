import { Problem } from '../../contract/problem.ts';
import { error, type Finding } from '../../core/finding.ts';
import { isInvoice } from '../../core/invoicing/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { assemble } from './assemble.ts';
import { checkDocument, checkOwnFields } from './check-document.ts';
import { refuseErrors } from './drafts.ts';
import { lockVersion, type KeptDocument } from './store/documents.ts';
import { giveNumber, lockSeries, seriesOf } from './store/series.ts';
import { tellAnswer } from './tell.ts';

export type Outcome = 'sent' | 'accepted' | 'refused';

/** What may become of what: a quote is answered once it was sent; a person may take an answer back. */
const refusal = (kept: KeptDocument, outcome: Outcome): Finding | null => {
  if (isInvoice(kept.kind)) return error('invoicing.invoices-are-issued');
  if (outcome === 'sent') return kept.state === 'draft' ? null : error('invoicing.already-sent');
  if (kept.kind !== 'quote') return error('invoicing.only-quotes-are-answered');
  return kept.state === 'draft' ? error('invoicing.not-sent-yet') : null;
};

/** A quote, a confirmation or a pro forma leaves (it gets its number then), a quote is accepted or refused. */
export const concludeDocument = async (
  context: Context,
  input: { id: string; version: number; outcome: Outcome; note: string },
): Promise<void> => {
  const kept = await lockVersion(context, input.id, input.version);
  const refused = refusal(kept, input.outcome);
  if (refused !== null) throw new Problem('record.refused', {}, [refused]);
  if (input.outcome === 'sent') return send(context, kept);
  await context.tx
    .updateTable('sales_document')
    .set({
      state: input.outcome,
      decided_on: context.today,
      decided_by: input.note === '' ? context.actor.name : `${context.actor.name} – ${input.note}`,
      version: kept.version + 1,
      changed_at: context.now,
    })
    .where('org_id', '=', context.org)
    .where('id', '=', kept.id)
    .execute();
  await audit(context, `document.${input.outcome}`, { kind: 'document', id: kept.id });
  await tellAnswer(context, kept, input.outcome);
};

const send = async (context: Context, kept: KeptDocument): Promise<void> => {
  const { baseCurrency } = await readOrganization(context);
  const document = await assemble(context, kept.content);
  refuseErrors([
    ...checkDocument(context, document, baseCurrency),
    ...(await checkOwnFields(context, kept.content)),
  ]);
  const code = seriesOf(kept.kind);
  const number =
    code === null ? '' : await giveNumber(context, code, await lockSeries(context, code), document.issuedOn);
  await context.tx
    .updateTable('sales_document')
    .set({
      state: 'sent',
      number,
      issued_on: document.issuedOn,
      content: JSON.stringify({ ...kept.content, issuedOn: document.issuedOn }),
      version: kept.version + 1,
      changed_at: context.now,
    })
    .where('org_id', '=', context.org)
    .where('id', '=', kept.id)
    .execute();
  await audit(context, 'document.sent', { kind: 'document', id: kept.id }, { number });
};
