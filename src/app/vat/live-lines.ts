import { sql } from 'kysely';
import { issuedLines, releasedLine, takenBackLines, vatLabel } from '../../core/ledger/index.ts';
import { bareColumns, readBareLines, readSeller, toBareFacts, type BareRow } from './bare-lines.ts';
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
import { factsColumns, factsJoin, toFacts, type FactsRow } from './read-facts.ts';

/**
 * What the books of some days put on the return, line by line: invoices, what is taken back, VAT that fell due. Nothing of
 * it is stored: it follows from the entries and the documents as they were issued.
 */
export const readLiveLines = async (scope: Scope, spans: readonly Span[]): Promise<VatLine[]> => {
  if (spans.length === 0) return [];
  const lines = [
    ...(await issued(scope, spans)),
    ...(await readBareLines(scope, spans)),
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
  FactsRow &
  BareRow & {
    hasDocument: boolean;
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
      r.party_id as "partyId", coalesce(i.number, e.piece_ref) as number, r.currency,
      e.source_kind = 'write_off' as "isTakenBack", d.invoice_id is not null as "hasDocument", p.label,
      p.credit_minor - p.debit_minor as pending, v.moved_minor as moved, v.settled_minor as settled,
      (select coalesce(sum(u.moved_minor), 0)::bigint from vat_receipt u where u.org_id = ${scope.org}
        and u.invoice_entry_id = v.invoice_entry_id and u.line_no = v.line_no and u.id < v.id) as before,
      e.entry_on as "soldOn", ${bareColumns(scope.org)}, ${factsColumns()}
    from ${spansTable(spans)}
    join vat_receipt v on v.org_id = ${scope.org} and v.due_on >= s.f and v.due_on <= s.t and v.recorded_at > s.s
    join posting p on p.org_id = ${scope.org} and p.entry_id = v.invoice_entry_id and p.line_no = v.line_no
    join journal_entry e on e.org_id = ${scope.org} and e.id = v.invoice_entry_id
    left join lateral (
      select e.source_id as invoice_id where e.source_kind = 'invoice'
      union all
      select o.invoice_id from write_off w join open_item o on o.org_id = w.org_id and o.id = w.item_id
      where w.org_id = ${scope.org} and w.id = e.source_id and e.source_kind = 'write_off') x on true
    join lateral (select o.party_id, o.currency from open_item o
      where o.org_id = ${scope.org} and o.entry_id = e.id order by o.line_no limit 1) r on true
    left join invoice i on i.org_id = ${scope.org} and i.id = x.invoice_id
    left join issued_document d on d.org_id = ${scope.org} and d.invoice_id = x.invoice_id
    ${factsJoin()}`.execute(scope.tx);
  const seller = await readSeller(scope);
  return rows.flatMap((row): VatLine[] => {
    const facts = row.hasDocument ? toFacts(row) : toBareFacts(row, seller);
    const [rate] = facts?.vat ?? [];
    if (facts === null || rate === undefined) return [];
    const amounts = releasedLine(facts, {
      label: row.hasDocument ? row.label : vatLabel(rate.vat.rate),
      pendingMinor: row.pending,
      beforeMinor: row.before,
      movedMinor: row.moved,
    });
    if (amounts === null) return [];
    const kind = row.isTakenBack ? 'taken_back' : 'receipt';
    return [{ ...heading(row), ...amounts, kind, cashMinor: row.isTakenBack ? null : row.settled }];
  });
};
