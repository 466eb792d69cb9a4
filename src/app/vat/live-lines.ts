import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import {
  VAT_COLLECTED,
  VAT_PENDING,
  issuedLines,
  releasedLine,
  takenBackLines,
  type VatAmounts,
  type VatPosted,
} from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { factsColumns, factsJoin, toFacts, type FactsRow } from './read-facts.ts';

export type Scope = Pick<Context, 'tx' | 'org'>;
/** `since`: only what was recorded after it. */
export type Span = { readonly from: PlainDate; readonly to: PlainDate; readonly since?: string };

export type VatLine = VatAmounts & {
  readonly sourceId: string;
  readonly kind: 'issued' | 'receipt' | 'taken_back';
  readonly on: PlainDate;
  readonly entryId: string | null;
  readonly invoiceId: string | null;
  readonly partyId: string | null;
  readonly number: string;
  readonly currency: string;
  readonly cashMinor: bigint | null;
};

type Heading = Omit<VatLine, keyof VatAmounts | 'cashMinor' | 'kind'>;
type PostedRow = { readonly posted: readonly { a: string; l: string; m: string }[] };

/**
 * What the books of some days put on the return, line by line: invoices, what is taken back, VAT that fell due. Nothing of
 * it is stored: it follows from the entries and the documents as they were issued.
 */
export const readLiveLines = async (scope: Scope, spans: readonly Span[]): Promise<VatLine[]> => {
  if (spans.length === 0) return [];
  const lines = [
    ...(await issued(scope, spans)),
    ...(await takenBack(scope, spans)),
    ...(await released(scope, spans)),
  ];
  return bySource(lines).sort(inOrder);
};

export const inOrder = (a: VatLine, b: VatLine): number => {
  const key = (one: VatLine): string => `${one.on} ${one.number} ${one.sourceId} ${one.box}`;
  return key(a) < key(b) ? -1 : 1;
};

/** A document with two reasons for one line of the return counts there once. */
const bySource = (lines: readonly VatLine[]): VatLine[] => {
  const found = new Map<string, VatLine>();
  for (const line of lines) {
    const key = `${line.sourceId} ${line.box}`;
    const before = found.get(key);
    found.set(
      key,
      before === undefined
        ? line
        : {
            ...before,
            baseMinor: before.baseMinor + line.baseMinor,
            taxMinor: before.taxMinor + line.taxMinor,
          },
    );
  }
  return [...found.values()];
};

const spansTable = (spans: readonly Span[]): RawBuilder<unknown> => {
  const rows = spans.map(({ from, to, since }) => ({ f: from, t: to, s: since ?? '-infinity' }));
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(f date, t date, s timestamptz)`;
};

const postedOf = (org: string): RawBuilder<unknown> => sql`
  (select coalesce(jsonb_agg(jsonb_build_object('a', p.account, 'l', p.label,
      'm', (p.credit_minor - p.debit_minor)::text)), '[]') as posted
    from posting p where p.org_id = ${org} and p.entry_id = e.id
      and left(p.account, 5) in (${VAT_COLLECTED}, ${VAT_PENDING}))`;

const toPosted = ({ posted }: PostedRow): VatPosted[] =>
  posted.map((one) => ({ account: one.a, label: one.l, minor: BigInt(one.m) }));

const heading = (row: Heading): Heading => ({
  sourceId: row.sourceId,
  on: row.on,
  entryId: row.entryId,
  invoiceId: row.invoiceId,
  partyId: row.partyId,
  number: row.number,
  currency: row.currency,
});

const issued = async (scope: Scope, spans: readonly Span[]): Promise<VatLine[]> => {
  const { rows } = await sql<Heading & FactsRow & PostedRow & { isMirror: boolean }>`
    select e.id as "sourceId", e.id as "entryId", e.entry_on as "on", i.id as "invoiceId", i.party_id as "partyId",
      e.piece_ref as number, i.currency, (i.kind = 'credit_note') <> (e.reverses_id is not null) as "isMirror",
      b.posted, ${factsColumns()}
    from ${spansTable(spans)}
    join journal_entry e on e.org_id = ${scope.org} and e.journal = 'VE' and e.entry_on >= s.f and e.entry_on <= s.t
      and e.recorded_at > s.s and e.source_kind = 'invoice'
    join invoice i on i.org_id = ${scope.org} and i.id = e.source_id
    join issued_document d on d.org_id = ${scope.org} and d.invoice_id = i.id
    ${factsJoin()}
    cross join lateral ${postedOf(scope.org)} b`.execute(scope.tx);
  return rows.flatMap((row) =>
    issuedLines(toFacts(row), toPosted(row), row.isMirror ? -1n : 1n).map((amounts): VatLine => ({
      ...heading(row),
      ...amounts,
      kind: 'issued',
      cashMinor: null,
    })),
  );
};

const takenBack = async (scope: Scope, spans: readonly Span[]): Promise<VatLine[]> => {
  const { rows } = await sql<Heading & FactsRow & PostedRow>`
    select e.id as "sourceId", e.id as "entryId", e.entry_on as "on", o.invoice_id as "invoiceId",
      o.party_id as "partyId", coalesce(o.number, '') as number, o.currency, b.posted, ${factsColumns()}
    from ${spansTable(spans)}
    join journal_entry e on e.org_id = ${scope.org} and e.journal = 'OD' and e.entry_on >= s.f and e.entry_on <= s.t
      and e.recorded_at > s.s and e.source_kind = 'write_off'
    join write_off w on w.org_id = ${scope.org} and w.id = e.source_id
    join open_item o on o.org_id = ${scope.org} and o.id = w.item_id
    join issued_document d on d.org_id = ${scope.org} and d.invoice_id = o.invoice_id
    ${factsJoin()}
    cross join lateral ${postedOf(scope.org)} b`.execute(scope.tx);
  return rows.flatMap((row) =>
    takenBackLines(toFacts(row), toPosted(row)).map((amounts): VatLine => ({
      ...heading(row),
      ...amounts,
      kind: 'taken_back',
      cashMinor: null,
    })),
  );
};

type ReleasedRow = Heading &
  FactsRow & {
    label: string;
    isTakenBack: boolean;
    pending: bigint;
    before: bigint;
    moved: bigint;
    settled: bigint;
  };

/** A write-off that takes back VAT which still waited settles itself: its VAT falls due below zero, with the invoice's. */
const released = async (scope: Scope, spans: readonly Span[]): Promise<VatLine[]> => {
  const { rows } = await sql<ReleasedRow>`
    select v.id as "sourceId", v.entry_id as "entryId", v.due_on as "on", x.invoice_id as "invoiceId",
      i.party_id as "partyId", i.number, i.currency, e.source_kind = 'write_off' as "isTakenBack", p.label,
      p.credit_minor - p.debit_minor as pending, v.moved_minor as moved, v.settled_minor as settled,
      (select coalesce(sum(u.moved_minor), 0)::bigint from vat_receipt u where u.org_id = ${scope.org}
        and u.invoice_entry_id = v.invoice_entry_id and u.line_no = v.line_no and u.id < v.id) as before,
      ${factsColumns()}
    from ${spansTable(spans)}
    join vat_receipt v on v.org_id = ${scope.org} and v.due_on >= s.f and v.due_on <= s.t and v.recorded_at > s.s
    join posting p on p.org_id = ${scope.org} and p.entry_id = v.invoice_entry_id and p.line_no = v.line_no
    join journal_entry e on e.org_id = ${scope.org} and e.id = v.invoice_entry_id
    cross join lateral (
      select e.source_id as invoice_id where e.source_kind = 'invoice'
      union all
      select o.invoice_id from write_off w join open_item o on o.org_id = w.org_id and o.id = w.item_id
      where w.org_id = ${scope.org} and w.id = e.source_id and e.source_kind = 'write_off') x
    join invoice i on i.org_id = ${scope.org} and i.id = x.invoice_id
    join issued_document d on d.org_id = ${scope.org} and d.invoice_id = x.invoice_id
    ${factsJoin()}`.execute(scope.tx);
  return rows.flatMap((row): VatLine[] => {
    const amounts = releasedLine(toFacts(row), {
      label: row.label,
      pendingMinor: row.pending,
      beforeMinor: row.before,
      movedMinor: row.moved,
    });
    if (amounts === null) return [];
    const kind = row.isTakenBack ? 'taken_back' : 'receipt';
    return [{ ...heading(row), ...amounts, kind, cashMinor: row.isTakenBack ? null : row.settled }];
  });
};
