import type { OutputOf } from '../../contract/endpoint.ts';
import { toWire } from '../../contract/wire.ts';
import type { Summary } from '../../core/takeover/index.ts';
import type { takeoverContract } from './contract.ts';

export type ImportRunView = OutputOf<typeof takeoverContract.read>;
export type SummaryView = NonNullable<ImportRunView['summary']>;
export type ResultView = NonNullable<ImportRunView['result']>;
export type OptionsView = NonNullable<ImportRunView['options']>;

export const summaryToWire = (
  summary: Summary,
  controlMinor: bigint | null,
  keptFindings: number,
): SummaryView => ({
  ...summary,
  totals: summary.totals.map((total) => ({
    ...total,
    openMinor: toWire(total.openMinor),
    baseMinor: toWire(total.baseMinor),
  })),
  openingMinor: toWire(summary.openingMinor),
  controlMinor: controlMinor === null ? null : toWire(controlMinor),
  keptFindings,
});
