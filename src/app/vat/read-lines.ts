import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { vatContract } from './contract.ts';
import type { Scope } from './line-query.ts';
import { asPeriod, makeReturn, wireWaiting, type MarkedLine } from './read-paper.ts';
import { readWaiting } from './waiting-vat.ts';

const PAGE = 200;

export type NamedLine = MarkedLine & { readonly partyName: string; readonly documentId: string | null };

/** With who it is, and the document to open. */
export const nameLines = async (scope: Scope, lines: readonly MarkedLine[]): Promise<NamedLine[]> => {
  const parties = [...new Set(lines.flatMap((line) => line.partyId ?? []))];
  const invoices = [...new Set(lines.flatMap((line) => line.invoiceId ?? []))];
  const names = await sql<{ id: string; name: string }>`
    select id, name from party where org_id = ${scope.org} and id = any(${parties}::uuid[])`.execute(
    scope.tx,
  );
  const documents = await sql<{ id: string; invoice: string }>`
    select id, invoice_id as invoice from sales_document
    where org_id = ${scope.org} and invoice_id = any(${invoices}::uuid[])`.execute(scope.tx);
  const nameOf = new Map(names.rows.map((row) => [row.id, row.name]));
  const documentOf = new Map(documents.rows.map((row) => [row.invoice, row.id]));
  return lines.map((line) => ({
    ...line,
    partyName: nameOf.get(line.partyId ?? '') ?? '',
    documentId: documentOf.get(line.invoiceId ?? '') ?? null,
  }));
};

/** A page of what a line of the return is made of; sums are of all of it. */
export const readLines = async (
  scope: Scope,
  input: InputOf<typeof vatContract.lines>,
): Promise<OutputOf<typeof vatContract.lines>> => {
  const made = await makeReturn(scope, asPeriod(input.from, input.to));
  const lines = made.lines.filter((line) => input.box === undefined || line.box === input.box);
  const from = Number(input.cursor ?? '0') || 0;
  const page = await nameLines(scope, lines.slice(from, from + PAGE));
  return {
    rows: page.map((line) => ({
      sourceId: line.sourceId,
      kind: line.kind,
      on: line.on,
      entryId: line.entryId,
      invoiceId: line.invoiceId,
      documentId: line.documentId,
      partyName: line.partyName,
      number: line.number,
      box: line.box,
      label: line.label,
      cash: line.cashMinor === null ? null : { minor: line.cashMinor.toString(), currency: line.currency },
      baseMinor: line.baseMinor.toString(),
      taxMinor: line.taxMinor.toString(),
      isLate: line.isLate,
    })),
    count: lines.length,
    baseMinor: lines.reduce((sum, line) => sum + line.baseMinor, 0n).toString(),
    taxMinor: lines.reduce((sum, line) => sum + line.taxMinor, 0n).toString(),
    next: lines.length > from + PAGE ? String(from + PAGE) : null,
  };
};

/** VAT that waits on a day: what does not agree first, then the oldest. */
export const readPending = async (
  scope: Scope,
  { on }: { readonly on: string },
): Promise<OutputOf<typeof vatContract.pending>> => {
  const all = await readWaiting(scope, on as PlainDate);
  const waiting = [
    ...all.filter((one) => one.differenceMinor !== 0n),
    ...all.filter((one) => one.differenceMinor === 0n),
  ];
  return {
    rows: waiting.slice(0, 500).map(wireWaiting),
    count: waiting.length,
    leftMinor: waiting.reduce((sum, one) => sum + one.leftMinor, 0n).toString(),
  };
};
