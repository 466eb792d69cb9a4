import { sql } from 'kysely';
import { CUSTOMERS, VAT_COLLECTED, VAT_PENDING, type WriteOff } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';

/**
 * What the entry behind an item claims, and its VAT by rate, in base. Null where it has no VAT to take back: an item taken
 * over, or typed without its rates.
 */
export const invoicedVat = async (
  context: Pick<Context, 'tx' | 'org'>,
  itemId: string,
): Promise<WriteOff['invoiced']> => {
  const { rows } = await sql<{ account: string; label: string; minor: bigint }>`
    select case when left(p.account, 3) = ${CUSTOMERS} then ${CUSTOMERS} else p.account end as account,
      case when left(p.account, 3) = ${CUSTOMERS} then '' else p.label end as label,
      sum(p.credit_minor - p.debit_minor)::bigint as minor
    from open_item i
    left join retention_release r on r.org_id = ${context.org} and r.entry_id = i.entry_id
    join posting p on p.org_id = ${context.org}
      and p.entry_id = (case when r.entry_id is null then i.entry_id else r.origin_entry_id end)
    where i.org_id = ${context.org} and i.id = ${itemId}
      and (left(p.account, 3) = ${CUSTOMERS} or left(p.account, 5) in (${VAT_COLLECTED}, ${VAT_PENDING}))
    group by 1, 2 order by min(p.line_no)`.execute(context.tx);
  const grossMinor = -rows
    .filter((row) => row.account === CUSTOMERS)
    .reduce((sum, row) => sum + row.minor, 0n);
  const vat = rows.filter((row) => row.account !== CUSTOMERS && row.minor !== 0n);
  const tax = vat.reduce((sum, row) => sum + row.minor, 0n);
  const isPlain = vat.length > 0 && vat.every((row) => row.minor > 0n) && tax <= grossMinor;
  return isPlain ? { grossMinor, vat } : null;
};
