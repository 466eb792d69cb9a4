import type { ReactNode } from 'react';
import { onDemand } from './on-demand.tsx';

export type ConfirmDialogProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, and that it cannot be taken back. */
  children: ReactNode;
  /** The act itself: « Émettre la facture », never « OK ». */
  confirmLabel: string;
  onConfirm: () => void | Promise<void>;
  destructive?: boolean;
  busy?: boolean;
  /** The word to type first, for what cannot be rebuilt. */
  typed?: string;
};

/** Only for what cannot be undone (issue, seal, close, erase). Everything else acts, and offers to undo. */
export const ConfirmDialog = onDemand<ConfirmDialogProps>(
  () => import('./confirm-modal.tsx').then((m) => m.ConfirmModal),
  { opened: false },
);
