import type { PlainDate } from '../../core/calendar/index.ts';
import { CUSTOMERS, nextLettrageCode } from '../../core/ledger/index.ts';
import { newId } from '../../shell/ids.ts';
import { BY, type Row } from './book.ts';

export type Move = { item: string; amountMinor: bigint };
/** A credit and the debits it pays, from a day on. */
export type Settlement = { partyId: string; credit: Move; debits: Move[]; on: PlainDate };

/** In order of date: an early allocation may leave its lettrage partial, the last one closes. */
export const settle = (
  settlements: Settlement[],
  items: readonly Row[],
  moment: (on: PlainDate) => string,
): { lettrages: Row[]; allocations: Row[] } => {
  const open = new Map(items.map((item) => [item['id'] as string, item['amount_minor'] as bigint]));
  const codes = new Map<string, string>();
  const lettrages: Row[] = [];
  const allocations: Row[] = [];
  for (const one of settlements.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const lettrageId = newId();
    for (const debit of one.debits) {
      open.set(debit.item, open.get(debit.item)! - debit.amountMinor);
      open.set(one.credit.item, open.get(one.credit.item)! + debit.amountMinor);
      allocations.push({
        id: newId(),
        debit_item_id: debit.item,
        credit_item_id: one.credit.item,
        amount_minor: debit.amountMinor,
        base_minor: debit.amountMinor,
        exchange_difference_minor: 0,
        effective_on: one.on,
        known_at: moment(one.on),
        lettrage_id: lettrageId,
        recorded_by: BY,
        recorded_at: moment(one.on),
      });
    }
    const partial = [one.credit, ...one.debits].some(({ item }) => open.get(item) !== 0n);
    const code = nextLettrageCode(codes.get(one.partyId) ?? null, partial ? 'partial' : 'total');
    codes.set(one.partyId, code);
    lettrages.push({
      id: lettrageId,
      account: CUSTOMERS,
      party_id: one.partyId,
      code,
      lettered_on: one.on,
      partial,
      recorded_by: BY,
      recorded_at: moment(one.on),
    });
  }
  return { lettrages, allocations };
};
