import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { error, type Finding } from '../../core/finding.ts';
import { numberFollows, type LastNumber } from '../../core/invoicing/index.ts';
import { DOCUMENTS, FINDINGS_PER_CODE, type Reading, type Scope } from '../seal/index.ts';
import { readSeries, seriesOf, type SeriesCode } from './store/series.ts';

export type IssuedReport = { readonly documents: number; readonly findings: readonly Finding[] };

const PAGE = 2000;

/** The invoice a link speaks of; an id that was tampered with names nothing, instead of ending the question. */
const SUBJECT = sql`case when l.subject_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then l.subject_id::uuid end`;

/**
 * What the chain alone cannot know: that nothing was issued beside it, that numbers follow each other and the dates,
 * and that the invoice, its frozen amounts and its entry say what was sealed.
 */
export const verifyIssued = async (read: Reading, today: PlainDate): Promise<IssuedReport> => {
  const numbers = await verifyNumbers(read, today);
  const rows = await read(async (scope) => [
    ...(await unsealed(scope)),
    ...(await differing(scope)),
    ...(await booked(scope)),
    ...(await counters(scope)),
  ]);
  return { documents: numbers.documents, findings: [...numbers.findings, ...rows] };
};

/** In the order of the chain, which is the order of the numbers: both are given under the lock of the series. */
const verifyNumbers = async (read: Reading, today: PlainDate): Promise<IssuedReport> => {
  const series = await read(
    async (scope) => new Map((await readSeries({ ...scope, today })).map((one) => [one.code, one])),
  );
  const last = new Map<SeriesCode, LastNumber>();
  const findings: Finding[] = [];
  let [documents, after] = [0, 0n];
  for (;;) {
    const rows = await read((scope) => numbersAfter(scope, after));
    if (rows.length === 0) return { documents, findings: findings.slice(0, FINDINGS_PER_CODE) };
    for (const { kind, number, issuedOn } of rows) {
      const code = seriesOf(kind) ?? 'invoice';
      const before = last.get(code);
      const params = { number, before: before?.number ?? '', on: issuedOn };
      if (before !== undefined && issuedOn < before.issuedOn)
        findings.push(error('seal.number-date', { params }));
      else if (before !== undefined && !numberFollows(series.get(code)!, before, { number, issuedOn }))
        findings.push(error('seal.number-gap', { params }));
      last.set(code, { number, issuedOn });
    }
    documents += rows.length;
    after = rows.at(-1)!.sequence;
  }
};

type NumberRow = {
  sequence: bigint;
  kind: Parameters<typeof seriesOf>[0];
  number: string;
  issuedOn: PlainDate;
};

const numbersAfter = async ({ tx, org }: Scope, after: bigint): Promise<NumberRow[]> => {
  const { rows } = await sql<NumberRow>`
    select l.sequence, i.kind, i.number, i.issued_on as "issuedOn"
    from seal_link l join invoice i on i.org_id = l.org_id and i.id = ${SUBJECT}
    where l.org_id = ${org} and l.chain = ${DOCUMENTS} and l.subject_kind = 'invoice' and l.sequence > ${after}
    order by l.sequence limit ${PAGE}`.execute(tx);
  return rows;
};

/** Every issued invoice is a link, and so is every picture of one. */
const unsealed = async ({ tx, org }: Scope): Promise<Finding[]> => {
  const { rows } = await sql<{ code: 'invoice' | 'picture'; number: string; id: string }>`
    select k.code, i.number, i.id::text as id
    from invoice i cross join (values ('invoice'), ('picture')) as k(code)
    where i.org_id = ${org} and i.origin = 'issued' and (k.code = 'invoice' or i.file_sha256 is not null)
      and not exists (select from seal_link l where l.org_id = i.org_id and l.chain = ${DOCUMENTS}
        and l.subject_kind = k.code and l.subject_id = i.id::text)
    limit ${FINDINGS_PER_CODE}`.execute(tx);
  return rows.map(({ code, ...params }) =>
    error(code === 'invoice' ? 'seal.invoice-unsealed' : 'seal.picture-unsealed', { params }),
  );
};

/** The rows that lists and reminders read say what the sealed text says. */
const differing = async ({ tx, org }: Scope): Promise<Finding[]> => {
  const { rows } = await sql<{ number: string; id: string }>`
    with texts as materialized (
      select d.invoice_id, d.net_minor, d.tax_minor, d.gross_minor,
        case when d.content is json object then d.content::jsonb end as said
      from issued_document d where d.org_id = ${org})
    select i.number, i.id::text as id
    from invoice i left join texts t on t.invoice_id = i.id
    where i.org_id = ${org} and i.origin = 'issued'
      and (t.said is null or row(i.id::text, i.number, i.kind, i.issued_on::text, i.currency, i.party_id::text,
          i.total_minor::text, t.gross_minor::text, t.net_minor::text, t.tax_minor::text)
        is distinct from row(t.said->>'id', t.said->>'number', t.said->'document'->>'kind', t.said->'document'->>'issuedOn',
          t.said->'document'->>'currency', t.said->'document'->'buyer'->>'partyId',
          t.said->'totals'->>'grossMinor', t.said->'totals'->>'grossMinor',
          t.said->'totals'->>'netMinor', t.said->'totals'->>'taxMinor'))
    limit ${FINDINGS_PER_CODE}`.execute(tx);
  return rows.map((params) => error('seal.invoice-differs', { params }));
};

/** The entry of an invoice books its total on customers’ accounts, on the day it bears; one of nothing has none. */
const booked = async ({ tx, org }: Scope): Promise<Finding[]> => {
  const { rows } = await sql<{ number: string; id: string }>`
    with entries as (
      select e.source_id, e.entry_on, e.piece_ref, sum(p.amount_minor) filter (where p.account like '411%') as owed
      from journal_entry e join posting p on p.org_id = ${org} and p.entry_id = e.id
      where e.org_id = ${org} and e.source_kind = 'invoice' and e.reverses_id is null
      group by e.id, e.source_id, e.entry_on, e.piece_ref)
    select i.number, i.id::text as id
    from invoice i left join entries b on b.source_id = i.id
    where i.org_id = ${org} and i.origin = 'issued'
      and case when b.source_id is null then i.total_minor <> 0
        else b.piece_ref <> i.number or b.entry_on <> i.issued_on
          or b.owed is distinct from case when i.kind = 'credit_note' then -i.total_minor else i.total_minor end end
    limit ${FINDINGS_PER_CODE}`.execute(tx);
  return rows.map((params) => error('seal.invoice-entry', { params }));
};

/** A series stands where its last sealed document stands: a cut end of the chain shows here too. */
const counters = async ({ tx, org }: Scope): Promise<Finding[]> => {
  const { rows } = await sql<{ code: string; counter: string; number: string }>`
    select s.code, s.last_number as counter, coalesce(x.number, '') as number
    from number_series s
    left join lateral (
      select i.number from seal_link l join invoice i on i.org_id = l.org_id and i.id = ${SUBJECT}
      where l.org_id = ${org} and l.chain = ${DOCUMENTS} and l.subject_kind = 'invoice'
        and (i.kind = 'credit_note') = (s.code = 'credit_note')
      order by l.sequence desc limit 1) x on true
    where s.org_id = ${org} and s.code in ('invoice', 'credit_note') and s.last_number <> coalesce(x.number, '')`.execute(
    tx,
  );
  return rows.map((params) => error('seal.number-counter', { params }));
};
