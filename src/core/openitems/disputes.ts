import type { PlainDate } from '../calendar/index.ts';

/** The customer contests an item, wholly or in part. */
export type Dispute = {
  partyId: string;
  itemId: string;
  /** The contested part, positive. */
  amountMinor: bigint;
  reason: string;
  openedOn: PlainDate;
  closedOn: PlainDate | null;
};

/** The part of an item that is open and not contested: that much may still be asked for. */
export function undisputedMinor(
  item: { readonly id: string; readonly openMinor: bigint },
  disputes: readonly Dispute[],
  asOf: PlainDate,
): bigint {
  const contested = disputes
    .filter((dispute) => dispute.itemId === item.id && isLive(dispute, asOf))
    .reduce((sum, dispute) => sum + dispute.amountMinor, 0n);
  return contested >= item.openMinor ? 0n : item.openMinor - contested;
}

function isLive(dispute: Dispute, asOf: PlainDate): boolean {
  return dispute.openedOn <= asOf && (dispute.closedOn === null || asOf < dispute.closedOn);
}
