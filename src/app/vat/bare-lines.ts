import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { ratesOn, vatTerritory } from '../../core/invoicing/index.ts';
import {
  VAT_COLLECTED,
  bareFacts,
  issuedLines,
  labelled,
  type VatFacts,
  type VatPlaces,
} from '../../core/ledger/index.ts';
import {
  heading,
  postedOf,
  spansTable,
  toPosted,
  type Heading,
  type PostedRow,
  type Scope,
  type Span,
  type VatLine,
} from './line-query.ts';

/** What an entry `e` without a document sells and its VAT, as the columns of a query. */
export const bareColumns = (org: string): RawBuilder<unknown> => sql`
  (select coalesce(sum(b.credit_minor - b.debit_minor), 0)::text from posting b where b.org_id = ${org}
    and b.entry_id = e.id and (left(b.account, 1) = '7' or left(b.account, 4) = '4191')) as "bareBase",
  (select coalesce(sum(b.credit_minor - b.debit_minor), 0)::text from posting b where b.org_id = ${org}
    and b.entry_id = e.id and left(b.account, 4) = '4457') as "bareTax"`;

export type BareRow = { readonly bareBase: string; readonly bareTax: string; readonly soldOn: PlainDate };

export const readSeller = async ({ tx, org }: Scope): Promise<VatPlaces['seller']> => {
  const row = await tx
    .selectFrom('organization')
    .select(['country', 'postal_code'])
    .where('org_id', '=', org)
    .executeTakeFirstOrThrow();
  return { country: row.country, postalCode: row.postal_code };
};

export const toBareFacts = (row: BareRow, seller: VatPlaces['seller']): VatFacts | null => {
  const territory = vatTerritory(seller);
  const rates = territory === null ? [] : ratesOn(territory, row.soldOn);
  return bareFacts({ baseMinor: BigInt(row.bareBase), taxMinor: BigInt(row.bareTax) }, rates, seller);
};

/**
 * Entries on 44571 that no document of ours says anything of: by hand, taken over. They stand on the line of the rate that
 * their tax is of what they sell; one that says no rate stays beside the return, by name.
 */
export const readBareLines = async (scope: Scope, spans: readonly Span[]): Promise<VatLine[]> => {
  const { rows } = await sql<Heading & BareRow & PostedRow>`
    select e.id as "sourceId", e.id as "entryId", e.entry_on as "on", e.entry_on as "soldOn",
      null::uuid as "invoiceId", r.party_id as "partyId",
      case when e.piece_ref = '' then e.journal || ' ' || e.entry_no else e.piece_ref end as number,
      (select base_currency from organization where org_id = ${scope.org}) as currency,
      b.posted, ${bareColumns(scope.org)}
    from (
      select distinct p.entry_id, s.s from ${spansTable(spans)}
      join posting p on p.org_id = ${scope.org} and p.entry_on >= s.f and p.entry_on <= s.t
        and p.account in (select code from account where org_id = ${scope.org} and left(code, 5) = ${VAT_COLLECTED})) f
    join journal_entry e on e.org_id = ${scope.org} and e.id = f.entry_id and e.recorded_at > f.s
      and e.source_kind not in ('write_off', 'vat_receipt')
      and not (e.source_kind = 'invoice' and exists (select from issued_document d
        where d.org_id = ${scope.org} and d.invoice_id = e.source_id))
    left join lateral (select p.party_id from posting p where p.org_id = ${scope.org} and p.entry_id = e.id
      and p.party_id is not null order by p.line_no limit 1) r on true
    cross join lateral ${postedOf(scope.org)} b`.execute(scope.tx);
  const seller = await readSeller(scope);
  return rows.flatMap((row): VatLine[] => {
    const facts = toBareFacts(row, seller);
    if (facts === null) return [];
    return issuedLines(facts, labelled(facts, toPosted(row)), 1n).map((amounts): VatLine => ({
      ...heading(row),
      ...amounts,
      kind: 'entry',
      cashMinor: null,
    }));
  });
};
