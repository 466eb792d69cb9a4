import type { Instalment, VatTreatment } from '../model.ts';

/** What the picture shows of the totals: computed before, never here. Amounts are minor units of the document. */
export type TotalsToShow = {
  /** By id of the item line: its amount without VAT, rebate taken off and contribution included. */
  readonly lines: ReadonlyMap<string, { readonly netMinor: bigint }>;
  /** By id of the document adjustment: positive, whether rebate or charge. */
  readonly adjustments: ReadonlyMap<string, bigint>;
  /** Total without VAT, deposits deducted. */
  readonly netMinor: bigint;
  readonly vat: readonly {
    readonly treatment: VatTreatment;
    readonly baseMinor: bigint;
    readonly taxMinor: bigint;
    /** Minor units of the base currency: only where it is not the currency of the document (directive 2006/112, art. 230). */
    readonly taxInBaseMinor?: bigint;
  }[];
  readonly taxMinor: bigint;
  /** With VAT. */
  readonly grossMinor: bigint;
  readonly paidMinor: bigint;
  /** What is asked now and later, a retention of guarantee included. */
  readonly dueMinor: bigint;
  /** In order of their days. */
  readonly instalments: readonly Instalment[];
};
