import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { VAT_COLLECTED, VAT_PENDING, type VatAmounts, type VatPosted } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';

export type Scope = Pick<Context, 'tx' | 'org'>;
/** `since`: only what was recorded after it. */
export type Span = { readonly from: PlainDate; readonly to: PlainDate; readonly since?: string };

export type VatLine = VatAmounts & {
  readonly sourceId: string;
  readonly kind: 'issued' | 'entry' | 'receipt' | 'taken_back';
  readonly on: PlainDate;
  readonly entryId: string | null;
  readonly invoiceId: string | null;
  readonly partyId: string | null;
  readonly number: string;
  readonly currency: string;
  readonly cashMinor: bigint | null;
};

export type Heading = Omit<VatLine, keyof VatAmounts | 'cashMinor' | 'kind'>;
export type PostedRow = { readonly posted: readonly { a: string; l: string; m: string }[] };

export const spansTable = (spans: readonly Span[]): RawBuilder<unknown> => {
  const rows = spans.map(({ from, to, since }) => ({ f: from, t: to, s: since ?? '-infinity' }));
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(f date, t date, s timestamptz)`;
};

export const postedOf = (org: string): RawBuilder<unknown> => sql`
  (select coalesce(jsonb_agg(jsonb_build_object('a', p.account, 'l', p.label,
      'm', (p.credit_minor - p.debit_minor)::text)), '[]') as posted
    from posting p where p.org_id = ${org} and p.entry_id = e.id
      and left(p.account, 5) in (${VAT_COLLECTED}, ${VAT_PENDING}))`;

export const toPosted = ({ posted }: PostedRow): VatPosted[] =>
  posted.map((one) => ({ account: one.a, label: one.l, minor: BigInt(one.m) }));

export const heading = (row: Heading): Heading => ({
  sourceId: row.sourceId,
  on: row.on,
  entryId: row.entryId,
  invoiceId: row.invoiceId,
  partyId: row.partyId,
  number: row.number,
  currency: row.currency,
});
