import { sql } from 'kysely';
import { wireCurrency } from '../../contract/wire.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { computeTotals, type Document, type Totals } from '../../core/invoicing/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import { acceptQuote, type AcceptedQuote } from './accepted-quote.ts';
import { assemble } from './assemble.ts';
import { isReplaced } from './retentions/replaced.ts';
import { chosenOptions } from './store/answers.ts';
import { fetchDocument, type DocumentState } from './store/documents.ts';
import { readIssued } from './store/issued.ts';

/** A document as its customer may see it: what it says, and how it stands today. */
export type ShownDocument = {
  readonly id: string;
  readonly state: DocumentState;
  readonly version: number;
  readonly number: string;
  readonly document: Document;
  readonly totals: Totals;
  /** Of an accepted quote: what was ordered of it. */
  readonly accepted: AcceptedQuote | null;
  /** What is owed of it, one part per due date; empty for what is no invoice. */
  readonly parts: readonly {
    readonly itemId: string;
    readonly partyId: string;
    readonly dueOn: PlainDate;
    readonly amountMinor: bigint;
    readonly openMinor: bigint;
    readonly settledOn: PlainDate | null;
  }[];
  readonly decidedOn: PlainDate | null;
  /** The PDF of what is issued is made a moment after; a quote is drawn when asked. */
  readonly hasPdf: boolean;
};

export const showDocument = async (context: Context, id: string): Promise<ShownDocument> => {
  const kept = await fetchDocument(context, id);
  const common = {
    id: kept.id,
    state: kept.state,
    version: kept.version,
    decidedOn: kept.decidedOn as PlainDate | null,
  };
  const { invoiceId } = kept;
  if (invoiceId === null) {
    const { baseCurrency } = await readOrganization(context);
    const document = await assemble(context, kept.content);
    const totals = computeTotals(document, wireCurrency(baseCurrency));
    const accepted =
      kept.state === 'accepted'
        ? acceptQuote(document, await chosenOptions(context, kept), wireCurrency(baseCurrency))
        : null;
    return { ...common, number: kept.number, document, totals, accepted, parts: [], hasPdf: true };
  }
  const { number, document, totals } = await readIssued(context, invoiceId);
  const { file_sha256 } = await context.tx
    .selectFrom('invoice')
    .select('file_sha256')
    .where('org_id', '=', context.org)
    .where('id', '=', invoiceId)
    .executeTakeFirstOrThrow();
  const items = await context.tx
    .selectFrom('open_item')
    .select(['id', 'party_id', 'due_on', 'amount_minor', 'open_minor', 'settled_on'])
    .where('org_id', '=', context.org)
    .where('invoice_id', '=', invoiceId)
    .where('account', 'like', `${CUSTOMERS}%`)
    .where(sql<boolean>`not ${isReplaced('open_item')}`)
    .orderBy('due_on')
    .orderBy('id')
    .execute();
  return {
    ...common,
    number,
    document,
    totals,
    accepted: null,
    parts: items.map((item) => ({
      itemId: item.id,
      partyId: item.party_id,
      dueOn: item.due_on as PlainDate,
      amountMinor: item.amount_minor,
      openMinor: item.open_minor,
      settledOn: item.settled_on as PlainDate | null,
    })),
    hasPdf: file_sha256 !== null,
  };
};
