import { room, type Room } from '../../shell/http/context.ts';
import { openitemsContract } from './contract.ts';
import { addHold, addPromise, closeDispute, liftHold, openDispute, withdrawPromise } from './holding.ts';

export { allocate, type Allocated, type Pair } from './allocate.ts';
export { addHold, addPromise, closeDispute, liftHold, openDispute, withdrawPromise } from './holding.ts';
export { openItems, openItemsWrite, type NewOpenItem } from './open-items.ts';
export { reverseAllocations } from './reverse-allocations.ts';
export { refuseUndoAfterItems } from './undo-guard.ts';
export { debtsOf, lockItems, toOpenItem } from './store.ts';

export const openitemsRoom = (): Room =>
  room('openitems', openitemsContract, {
    addHold: (context, input) => addHold(context, input),
    liftHold: (context, input) => liftHold(context, input.id),
    addPromise: (context, input) => addPromise(context, input),
    withdrawPromise: (context, input) => withdrawPromise(context, input.id),
    openDispute: (context, input) => openDispute(context, input),
    closeDispute: (context, input) => closeDispute(context, input),
  });
