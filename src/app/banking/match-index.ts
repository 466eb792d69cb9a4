import { sql } from 'kysely';
import {
  buildIndex,
  compactNumber,
  readEvidence,
  type MatchCustomer,
  type MatchIndex,
  type MatchItem,
  type MatchLine,
} from '../../core/banking/matching/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';

/** How many items wait: beyond a limit the comparison goes to the background. */
export const countOpenItems = async (context: Context): Promise<number> => {
  const rows = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 from open_item where org_id = ${context.org} and account = ${CUSTOMERS} and settled_on is null limit 50001
    ) waiting`.execute(context.tx);
  return rows.rows[0]!.n;
};

type OpenRow = {
  id: string;
  number: string;
  party_id: string;
  currency: string;
  open_minor: bigint;
  /** Hundredths of a percent, and the last day for it; null: none offered. */
  rate: number | null;
  until: PlainDate | null;
};

/**
 * Everything a line may be compared with: what is open on 411, in any currency, with the discount its document offers;
 * and who pays under which name and IBAN.
 */
export const loadIndex = async (
  context: Context,
): Promise<{ index: MatchIndex; masks: Map<string, Set<string>> }> => {
  const { rows } = await sql<OpenRow>`
    with offer as materialized (
      select invoice_id, round((content->'earlyPayment'->>'percent')::numeric * 100)::int as rate,
        (content->'earlyPayment'->>'days')::int as days
      from sales_document where org_id = ${context.org} and invoice_id is not null
        and jsonb_typeof(content->'earlyPayment') = 'object')
    select i.id, i.number, i.party_id, i.currency, i.open_minor, o.rate, i.issued_on + o.days as until
    from open_item i left join offer o on o.invoice_id = i.invoice_id and i.kind <> 'transfer'
    where i.org_id = ${context.org} and i.account = ${CUSTOMERS} and i.settled_on is null
      and i.kind not in ('payment', 'write_off')
    order by i.due_on, i.id`.execute(context.tx);
  const parties = await sql<{
    id: string;
    name: string;
    code: string;
    ibans: string[] | null;
    aliases: string[] | null;
  }>`
    select p.id, p.name, c.code, (select array_agg(i.iban) from party_iban i where i.org_id = p.org_id and i.party_id = p.id) as ibans,
      (select array_agg(distinct a.name) from payer_alias a where a.org_id = p.org_id and a.party_id = p.id) as aliases
    from customer c join party p on p.org_id = c.org_id and p.id = c.party_id
    where c.org_id = ${context.org}`.execute(context.tx);
  const items = rows.map((row): MatchItem => ({
    id: row.id,
    number: row.number,
    customerId: row.party_id,
    currency: row.currency as Currency,
    openMinor: row.open_minor,
    ...(row.rate === null ? {} : { discount: { rate: row.rate, until: row.until } }),
  }));
  const customers = parties.rows.map((row): MatchCustomer => ({
    id: row.id,
    name: row.name,
    code: row.code,
    ibans: row.ibans ?? [],
    aliases: row.aliases ?? [],
  }));
  return { index: buildIndex(items, customers), masks: masksOf(items) };
};

const shapeOf = (text: string): string => text.replaceAll(/[A-Za-z]/g, 'A').replaceAll(/\d/g, '9');

/** How our numbers are written: by the shape of their letters and digits, where the marks between them stand. */
const masksOf = (items: readonly MatchItem[]): Map<string, Set<string>> => {
  const masks = new Map<string, Set<string>>();
  for (const { number } of items) {
    const mask = shapeOf(number);
    const shape = mask.replaceAll(/[^A9]/g, '');
    const known = masks.get(shape);
    if (known === undefined) masks.set(shape, new Set([mask]));
    else known.add(mask);
  }
  return masks;
};

const writtenAs = (compact: string, mask: string): string => {
  let at = 0;
  return mask.replaceAll(/[A9]/g, () => compact[at++]!);
};

/** Paid already: its number as it is written, and whose it was. */
export type SettledItem = { readonly number: string; readonly customerId: string };

/**
 * Numbers in the lines that look like ours and are not open: those that were paid, by their compact form, as they are
 * written. Asked of the index of numbers, never by a walk over all that was ever paid.
 */
export const findSettled = async (
  context: Context,
  lines: readonly MatchLine[],
  index: MatchIndex,
  masks: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Map<string, SettledItem>> => {
  const asked = new Set<string>();
  for (const line of lines) {
    for (const compact of readEvidence(line, index, new Map()).told.unknown) {
      for (const mask of masks.get(shapeOf(compact)) ?? []) asked.add(writtenAs(compact, mask));
    }
  }
  if (asked.size === 0) return new Map();
  const rows = await context.tx
    .selectFrom('open_item')
    .select(['number', 'party_id'])
    .where('org_id', '=', context.org)
    .where('number', 'in', [...asked])
    .where('settled_on', 'is not', null)
    .execute();
  return new Map(
    rows.map((row) => [compactNumber(row.number), { number: row.number, customerId: row.party_id }]),
  );
};
