import type { PreviewRow } from './api.ts';
import type { Counts } from './channel-counts.ts';

export type PreviewDay = {
  readonly on: string;
  readonly byChannel: Counts['byChannel'];
  readonly totals: readonly { readonly currency: string; readonly minor: string }[];
  readonly rows: readonly PreviewRow[];
};

/** The parts put together: days in their order, the customers of each by name. */
export function previewDays(parts: readonly (readonly PreviewRow[])[]): PreviewDay[] {
  const byDay = new Map<string, PreviewRow[]>();
  for (const part of parts) {
    for (const row of part) {
      const rows = byDay.get(row.on);
      if (rows === undefined) byDay.set(row.on, [row]);
      else rows.push(row);
    }
  }
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([on, rows]) => ({
      on,
      ...sumsOf(rows),
      rows: rows.toSorted((a, b) => a.customerName.localeCompare(b.customerName, 'fr')),
    }));
}

function sumsOf(rows: readonly PreviewRow[]): Pick<PreviewDay, 'byChannel' | 'totals'> {
  const byChannel: Counts['byChannel'] = {};
  const totals = new Map<string, bigint>();
  for (const row of rows) {
    byChannel[row.channel] = (byChannel[row.channel] ?? 0) + 1;
    totals.set(row.currency, (totals.get(row.currency) ?? 0n) + BigInt(row.totalMinor));
  }
  return {
    byChannel,
    totals: [...totals].map(([currency, minor]) => ({ currency, minor: minor.toString() })),
  };
}
