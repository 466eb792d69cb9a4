import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Scope, Span, VatLine } from './line-query.ts';
import { readLiveLines } from './live-lines.ts';

export type Declared = {
  readonly id: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly netMinor: bigint;
  readonly by: string;
  readonly at: string;
};

/** The latest first; those taken back are left out. */
export const listReturns = async (scope: Scope): Promise<Declared[]> => {
  const { rows } = await sql<Declared>`
    select r.id, r.from_on as "from", r.to_on as "to", r.net_minor as "netMinor", r.recorded_by as "by",
      r.recorded_at as "at"
    from vat_return r
    where r.org_id = ${scope.org} and not exists (
      select from vat_return_withdrawal w where w.org_id = r.org_id and w.return_id = r.id)
    order by r.to_on desc`.execute(scope.tx);
  return rows;
};

/** A return as it was declared, whatever happened since. */
export const readDeclaredLines = async (scope: Scope, returnId: string): Promise<VatLine[]> => {
  const { rows } = await sql<VatLine>`
    select source_id as "sourceId", kind, "on", entry_id as "entryId", invoice_id as "invoiceId",
      party_id as "partyId", number, currency, cash_minor as "cashMinor", box, label,
      base_minor as "baseMinor", tax_minor as "taxMinor"
    from vat_return_line where org_id = ${scope.org} and return_id = ${returnId}
    order by "on", number, source_id, box`.execute(scope.tx);
  return rows;
};

/**
 * What was recorded into periods after they were declared, less what returns since then have said of it: it goes to the
 * next return. An entry of before its declaration is in it; a day's margin covers whoever was writing at that moment.
 */
export const readLateLines = async (scope: Scope, returns: readonly Declared[]): Promise<VatLine[]> => {
  const spans = returns.map((one): Span => ({ from: one.from, to: one.to, since: dayBefore(one.at) }));
  const lines = await readLiveLines(scope, spans);
  if (lines.length === 0) return [];
  const { rows } = await sql<{ source: string; box: string; base: bigint; tax: bigint }>`
    select l.source_id as source, l.box, sum(l.base_minor)::bigint as base, sum(l.tax_minor)::bigint as tax
    from vat_return_line l
    where l.org_id = ${scope.org} and l.source_id = any(${lines.map((line) => line.sourceId)}::uuid[])
      and l.return_id = any(${returns.map((one) => one.id)}::uuid[])
    group by l.source_id, l.box`.execute(scope.tx);
  const said = new Map(rows.map((row) => [`${row.source} ${row.box}`, row]));
  return lines.flatMap((line): VatLine[] => {
    const before = said.get(`${line.sourceId} ${line.box}`);
    const baseMinor = line.baseMinor - (before?.base ?? 0n);
    const taxMinor = line.taxMinor - (before?.tax ?? 0n);
    return baseMinor === 0n && taxMinor === 0n ? [] : [{ ...line, baseMinor, taxMinor }];
  });
};

const dayBefore = (instant: string): string => {
  const day = Date.parse(instant) - 86_400_000;
  return new Date(day).toISOString();
};
