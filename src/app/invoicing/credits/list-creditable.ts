import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../../contract/endpoint.ts';
import { creditLeft } from '../../../core/invoicing/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { documentsContract } from '../documents-contract.ts';
import { creditScope } from './credit-scope.ts';

type Input = InputOf<typeof documentsContract.creditable>;
type Listed = OutputOf<typeof documentsContract.creditable>;
const SHOWN = 20;

type Row = {
  id: string;
  kind: Listed['invoices'][number]['kind'];
  number: string;
  issued_on: string;
  currency: string;
  total_minor: bigint;
  credited_minor: bigint;
  is_shared: boolean;
  has_lines: boolean;
};

/**
 * The invoices of a customer of which something is left to credit, latest first: by number, by day ('12/03/2026') or by
 * amount ('1 234,56'), whatever of it is typed. Neither those that were replaced nor deposits that were deducted.
 */
export const listCreditable = async (context: Context, input: Input): Promise<Listed> => {
  const words = (input.search ?? '').trim();
  const digits = /^[\d\s.,€]+$/u.test(words) ? words.replaceAll(/\D/gu, '') : '';
  const like = `%${words.toUpperCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<Row>`
    select v.id, v.kind, v.number, v.issued_on, v.currency, v.total_minor,
      coalesce(n.credited, 0)::bigint as credited_minor, coalesce(n.is_shared, false) as is_shared,
      exists (select 1 from issued_document d where d.org_id = v.org_id and d.invoice_id = v.id) as has_lines
    from invoice v
    left join lateral (
      select sum(c.total_minor) as credited, bool_or(exists (
          select 1 from invoice_reference o where o.org_id = r.org_id and o.invoice_id = r.invoice_id
            and o.relation = 'credits' and o.refers_to_id <> r.refers_to_id)) as is_shared
      from invoice_reference r join invoice c on c.org_id = r.org_id and c.id = r.invoice_id
      where r.org_id = v.org_id and r.refers_to_id = v.id and r.relation = 'credits') n on true
    where v.org_id = ${context.org} and v.party_id = ${input.customerId} and v.kind <> 'credit_note'
      and (n.is_shared or v.total_minor > coalesce(n.credited, 0))
      and not exists (select 1 from invoice_reference t
        where t.org_id = v.org_id and t.refers_to_id = v.id and t.relation <> 'credits')
      and (${words} = '' or upper(v.number) like ${like} or to_char(v.issued_on, 'DD/MM/YYYY') like ${like}
        or to_char(v.issued_on, 'YYYY-MM-DD') like ${like}
        or (${digits} <> '' and v.total_minor::text like ${`${digits}%`}))
    order by v.issued_on desc, v.id desc limit ${SHOWN + 1}`.execute(context.tx);
  const shared = rows.filter((row) => row.is_shared).map((row) => row.id);
  const left = creditLeft(await creditScope(context, shared));
  return {
    invoices: rows.slice(0, SHOWN).flatMap((row) => {
      const known = row.is_shared ? left.get(row.id) : undefined;
      const leftMinor =
        known === undefined
          ? row.total_minor - row.credited_minor
          : known.reduce((sum, one) => sum + one.baseMinor + one.taxMinor, 0n);
      if (leftMinor <= 0n) return [];
      return [
        {
          id: row.id,
          kind: row.kind,
          number: row.number,
          issuedOn: row.issued_on,
          currency: row.currency,
          totalMinor: row.total_minor.toString(),
          leftMinor: leftMinor.toString(),
          hasLines: row.has_lines,
        },
      ];
    }),
    hasMore: rows.length > SHOWN,
  };
};
