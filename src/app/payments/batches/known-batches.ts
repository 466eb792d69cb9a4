import { sql } from 'kysely';
import type { Batch } from '../../../core/banking/matching/index.ts';
import { addDays, type PlainDate } from '../../../core/calendar/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import type { Context } from '../../../shell/http/context.ts';

/** Settled and cancelled ones are known for this long, so that a line that names them again is not paid again. */
const REMEMBERED_DAYS = 400;

const STATES = { expected: 'open', received: 'settled', cancelled: 'reversed' } as const;

type Row = {
  id: string;
  kind: Batch['kind'];
  reference_texts: string[];
  payer: string;
  expected_on: string | null;
  currency: string;
  gross_minor: bigint;
  fee_minor: bigint;
  net_minor: bigint;
  holding_account: string;
  state: keyof typeof STATES;
  parts: { itemId: string | null; number: string; payer: string; amountMinor: string }[] | null;
};

/** Batches as the matching of bank lines knows them. */
export const knownBatches = async (context: Context): Promise<Batch[]> => {
  const since = addDays(context.today, -REMEMBERED_DAYS);
  const { rows } = await sql<Row>`
    select b.id, b.kind, b.reference_texts, b.payer, b.expected_on, b.currency, b.gross_minor, b.fee_minor, b.net_minor,
      b.holding_account, b.state,
      (select jsonb_agg(jsonb_build_object('itemId', p.item_id, 'number', p.number, 'payer', p.payer,
          'amountMinor', p.amount_minor::text) order by p.part_no)
        from payment_batch_part p where p.org_id = b.org_id and p.batch_id = b.id and b.state = 'expected') as parts
    from payment_batch b
    where b.org_id = ${context.org} and b.net_minor > 0 and (b.state = 'expected' or b.recorded_at >= ${since}::date)
    order by b.expected_on, b.id`.execute(context.tx);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    references: row.reference_texts,
    payer: row.payer,
    expectedOn: row.expected_on as PlainDate | null,
    currency: row.currency as Currency,
    grossMinor: row.gross_minor,
    feeMinor: row.fee_minor,
    netMinor: row.net_minor,
    state: STATES[row.state],
    settlesItems: row.holding_account === '',
    parts: (row.parts ?? []).map((part) => ({
      ...(part.itemId !== null && { itemId: part.itemId }),
      ...(part.number !== '' && { number: part.number }),
      ...(part.payer !== '' && { payer: part.payer }),
      amountMinor: BigInt(part.amountMinor),
    })),
  }));
};
