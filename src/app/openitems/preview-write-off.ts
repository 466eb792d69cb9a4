import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { fromWire, toWire } from '../../contract/wire.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import type { openitemsContract } from './contract.ts';
import { invoicedVat } from './invoiced-vat.ts';
import { toOpenItem } from './store.ts';
import { draftWriteOff } from './write-off.ts';

/** The entry before it is made, as the dialog shows it: what is charged, what VAT comes back. */
export const previewWriteOff = async (
  context: Context,
  input: InputOf<typeof openitemsContract.previewWriteOff>,
): Promise<OutputOf<typeof openitemsContract.previewWriteOff>> => {
  const row = await context.tx
    .selectFrom('open_item')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', input.itemId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  const item = toOpenItem(row);
  // A reason is asked for when it is recorded; the figures do not depend on it.
  const given = { ...input, amountMinor: fromWire(input.amountMinor), reason: '—' };
  const { draft, vatMinor } = await draftWriteOff(context, item, given);
  const { baseCurrency } = await readOrganization(context);
  return {
    currency: baseCurrency,
    postings: draft.postings.map(({ account, label, debitMinor, creditMinor }) => ({
      account,
      label: label ?? '',
      debitMinor: toWire(debitMinor),
      creditMinor: toWire(creditMinor),
    })),
    vatMinor: toWire(vatMinor),
    isWithoutVat: (await invoicedVat(context, item.id)) === null,
  };
};
