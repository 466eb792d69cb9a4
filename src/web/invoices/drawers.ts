import { loadLaterTexts } from '../kit/loaded-texts.ts';
import { onDemand } from '../kit/on-demand.tsx';
import type { ItemDrawerProps } from './item-drawer.tsx';
import type { RecordInvoiceProps } from './record-invoice.tsx';
import type { RecordPaymentProps } from './record-payment.tsx';

/** What opens over a list is no part of the list's first look: fetched afterwards. */
export const ItemDrawer = onDemand<ItemDrawerProps>(
  // Doubtful claims and terms have words of their own, which the first screen does not carry.
  () => Promise.all([import('./item-drawer.tsx'), loadLaterTexts()]).then(([m]) => m.ItemDrawer),
  { id: null },
);
export const RecordInvoice = onDemand<RecordInvoiceProps>(
  () => import('./record-invoice.tsx').then((m) => m.RecordInvoice),
  { opened: false },
);
export const RecordPayment = onDemand<RecordPaymentProps>(
  // So do cheques and bills.
  () => Promise.all([import('./record-payment.tsx'), loadLaterTexts()]).then(([m]) => m.RecordPayment),
  { target: null },
);
