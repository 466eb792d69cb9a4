import { room, type Room } from '../../shell/http/context.ts';
import { bookCharges } from './book.ts';
import { chargesContract } from './contract.ts';
import { dropRate, readRates, saveRate } from './rates.ts';
import { editTerms, readCustomerCharges } from './read-customer.ts';
import { editChargeSettings, readChargeSettings } from './settings.ts';
import { undoBooking } from './undo-booking.ts';
import { liftWaiver, waiveCharges } from './waive.ts';

export {
  announceClaims,
  cancelAnnounced,
  claimLinesFor,
  fromWireClaimLines,
  wireClaimLines,
  type WireClaimLine,
} from './announce.ts';
export { bookCharges, bookUpTo } from './book.ts';
export { claimLinesOf, readItemCharges, type ItemCharges } from './item-charges.ts';
export { missingSemester, readRateTable } from './rates.ts';
export { undoBooking } from './undo-booking.ts';
export { applyWaiverRule, waiverTick } from './waiver-rule.ts';
export { waiveCharges } from './waive.ts';

export const chargesRoom = (): Room =>
  room('charges', chargesContract, {
    rates: (context) => readRates(context),
    saveRate: (context, input) => saveRate(context, input),
    dropRate: (context, input) => dropRate(context, input.semester),
    settings: async (context) => wireSettings(await readChargeSettings(context)),
    editSettings: async (context, input) => {
      await editChargeSettings(context, input);
      return wireSettings(await readChargeSettings(context));
    },
    customer: (context, input) => readCustomerCharges(context, input.id),
    editTerms: (context, input) => editTerms(context, input),
    book: (context, input) => bookCharges(context, input.itemIds),
    undo: async (context, input) => {
      await undoBooking(context, input.itemId);
      return { done: true };
    },
    waive: async (context, input) => {
      await waiveCharges(context, input);
      return { done: true };
    },
    liftWaiver: async (context, input) => {
      await liftWaiver(context, input.id);
      return { done: true };
    },
  });

const wireSettings = ({ accounts, waiverDays }: Awaited<ReturnType<typeof readChargeSettings>>) => ({
  accounts: { ...accounts },
  waiverDays,
});
