import { fromWire, toWire } from '../../contract/wire.ts';
import { room, type Room } from '../../shell/http/context.ts';
import { openitemsContract } from './contract.ts';
import { readOwners } from '../organization/index.ts';
import {
  addHold,
  addPromise,
  assignDispute,
  closeDispute,
  liftHold,
  openDispute,
  withdrawPromise,
} from './holding.ts';
import { previewWriteOff } from './preview-write-off.ts';
import { reverseWriteOff } from './reverse-write-off.ts';
import {
  editSettlementSettings,
  readSettlementSettings,
  type SettlementSettings,
} from './settlement-settings.ts';
import { writeOff } from './write-off.ts';

export {
  recordAcknowledgement,
  verifyAcknowledgements,
  type NewAcknowledgement,
} from './acknowledgements.ts';
export { allocate, type Allocated, type Pair } from './allocate.ts';
export { addHold, addPromise, closeDispute, liftHold, openDispute, withdrawPromise } from './holding.ts';
export { openItems, openItemsWrite, type NewOpenItem } from './open-items.ts';
export { moveVatOnce } from './move-vat.ts';
export { reverseAllocations } from './reverse-allocations.ts';
export { refuseUndoAfterItems } from './undo-guard.ts';
export { baseOfPart, baseValues, type BaseValue } from './base-open.ts';
export { reverseWriteOff, writeOffOf } from './reverse-write-off.ts';
export {
  editSettlementSettings,
  readSettlementSettings,
  type SettlementSettings,
} from './settlement-settings.ts';
export { settles } from './settles.ts';
export { invoicedVat } from './invoiced-vat.ts';
export { writeOff, type NewWriteOff } from './write-off.ts';
export { expectReceipt, liftBatchWait, liftVatWait, resumeVatWait, waitForReceipt } from './vat-wait.ts';
export { undoWithItems } from './undo-with-items.ts';
export { debtsOf, lockItems, toOpenItem } from './store.ts';

export const openitemsRoom = (): Room =>
  room('openitems', openitemsContract, {
    addHold: (context, input) => addHold(context, input),
    liftHold: (context, input) => liftHold(context, input.id),
    addPromise: (context, input) => addPromise(context, input),
    withdrawPromise: (context, input) => withdrawPromise(context, input.id),
    openDispute: (context, input) => openDispute(context, input),
    disputeOwners: async (context) => ({ owners: await readOwners(context) }),
    assignDispute: (context, input) => assignDispute(context, input),
    closeDispute: (context, input) => closeDispute(context, input),
    previewWriteOff: (context, input) => previewWriteOff(context, input),
    writeOff: async (context, input) => {
      const given = { ...input, amountMinor: fromWire(input.amountMinor) };
      return { id: (await writeOff(context, given)).writeOffId };
    },
    reverseWriteOff: async (context, input) => {
      await reverseWriteOff(context, input.id);
      return { done: true };
    },
    settlementSettings: async (context) => settingsToWire(await readSettlementSettings(context)),
    editSettlementSettings: async (context, input) => {
      await editSettlementSettings(context, {
        roundingLimitMinor: fromWire(input.roundingLimitMinor),
        accounts: input.accounts,
      });
      return settingsToWire(await readSettlementSettings(context));
    },
  });

const settingsToWire = ({ roundingLimitMinor, accounts }: SettlementSettings) => ({
  roundingLimitMinor: toWire(roundingLimitMinor),
  accounts: { ...accounts },
});
