import { onDemand } from '../kit/on-demand.tsx';
import type { ConcludeDialogProps } from './conclude-dialog.tsx';
import type { ConvertDialogProps } from './convert-dialog.tsx';
import type { CreditDialogProps } from './credit-dialog.tsx';
import type { NonReceiptDialogProps } from './non-receipt-dialog.tsx';
import type { SendDialogProps } from './send-dialog.tsx';

/** What opens over a document that left; fetched after the page. */
export const CreditDialog = onDemand<CreditDialogProps>(
  () => import('./credit-dialog.tsx').then((m) => m.CreditDialog),
  { kept: null },
);
export const ConvertDialog = onDemand<ConvertDialogProps>(
  () => import('./convert-dialog.tsx').then((m) => m.ConvertDialog),
  { target: null },
);
export const ConcludeDialog = onDemand<ConcludeDialogProps>(
  () => import('./conclude-dialog.tsx').then((m) => m.ConcludeDialog),
  { target: null },
);
export const SendDialog = onDemand<SendDialogProps>(
  () => import('./send-dialog.tsx').then((m) => m.SendDialog),
  { target: null },
);
export const NonReceiptDialog = onDemand<NonReceiptDialogProps>(
  () => import('./non-receipt-dialog.tsx').then((m) => m.NonReceiptDialog),
  { target: null },
);
