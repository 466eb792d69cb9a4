import { Problem } from '../../contract/problem.ts';
import { error, type Finding } from '../../core/finding.ts';
import { isInvoice } from '../../core/invoicing/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { wireCurrency } from '../../contract/wire.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { acceptedHash, acceptQuote, refuseEmptyChoice } from './accepted-quote.ts';
import { assemble } from './assemble.ts';
import { checkDocument, checkOwnFields } from './check-document.ts';
import { refuseErrors } from './drafts.ts';
import { keepAnswer, type AnswerEvidence } from './store/answers.ts';
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
  input: {
    id: string;
    version: number;
    outcome: Outcome;
    note: string;
    /** Of the options of a quote, those that are ordered. */
    options?: readonly string[] | undefined;
  },
  evidence: AnswerEvidence | null = null,
): Promise<void> => {
  const kept = await lockVersion(context, input.id, input.version);
  const refused = refusal(kept, input.outcome);
  if (refused !== null) throw new Problem('record.refused', {}, [refused]);
  if (input.outcome === 'sent') return send(context, kept);
  const { baseCurrency } = await readOrganization(context);
  const quote = await assemble(context, kept.content);
  const chosen = input.outcome === 'accepted' ? (input.options ?? []) : [];
  const answered = acceptQuote(quote, chosen, wireCurrency(baseCurrency));
  if (input.outcome === 'accepted') refuseEmptyChoice(quote, chosen, answered);
  await keepAnswer(context, {
    documentId: kept.id,
    answer: input.outcome,
    name: context.actor.name,
    note: input.note,
    contentSha256: acceptedHash(kept.number, answered),
    evidence,
    accepted: input.outcome === 'accepted' ? answered : null,
  });
  const { netMinor, grossMinor } = answered.totals;
  await context.tx
    .updateTable('sales_document')
    .set({
      state: input.outcome,
      // Lists show what is ordered; what was offered is in the content, which does not change.
      net_minor: netMinor,
      gross_minor: grossMinor,
      decided_on: context.today,
      decided_by: input.note === '' ? context.actor.name : `${context.actor.name} – ${input.note}`,
      version: kept.version + 1,
      changed_at: context.now,
    })
    .where('org_id', '=', context.org)
    .where('id', '=', kept.id)
    .execute();
  await audit(
    context,
    `document.${input.outcome}`,
    { kind: 'document', id: kept.id },
    answered.options.length === 0 ? {} : { options: answered.options.map(({ name }) => name) },
  );
  await tellAnswer(context, { ...kept, grossMinor }, input.outcome);
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
