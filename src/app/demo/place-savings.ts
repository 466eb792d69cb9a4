import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { sides } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { postEntry } from '../ledger/index.ts';

const BANK = '512';
const TRANSFERS = '580';

/**
 * Three years of receipts and no spending would leave millions on the bank account: what it holds above the first
 * statement's opening balance goes to another account the evening before, so that books and bank start out equal.
 */
export const placeSavings = async (context: Context, openingMinor: bigint, on: PlainDate): Promise<void> => {
  const { rows } = await sql<{ minor: bigint }>`
    select coalesce(sum(p.debit_minor - p.credit_minor), 0)::bigint as minor
    from posting p join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
    where p.org_id = ${context.org} and p.account = ${BANK} and e.entry_on <= ${on}::date`.execute(
    context.tx,
  );
  const above = rows[0]!.minor - openingMinor;
  if (above === 0n) return;
  await postEntry(
    context,
    {
      journal: 'OD',
      entryOn: on,
      label: 'Virement vers le compte d’exploitation',
      postings: [
        { account: TRANSFERS, ...sides(above) },
        { account: BANK, ...sides(-above) },
      ],
    },
    { kind: 'demo', id: null },
  );
};
