import type { ReactNode } from 'react';
import { onDemand } from './on-demand.tsx';

export type ConfirmDialogProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen; that it cannot be taken back is said below it. */
  children: ReactNode;
  /** The act itself: « Émettre la facture », never « OK ». */
  confirmLabel: string;
  onConfirm: () => void | Promise<void>;
  destructive?: boolean;
  /** It can be taken back, and `children` say how: nothing is said of the contrary. */
  reversible?: boolean;
  busy?: boolean;
  /** The word to type first, for what cannot be rebuilt. */
  typed?: string;
};

/**
 * For what cannot be undone (issue, seal, close, erase), or concerns more than a person sees at once. Everything else acts,
 * and offers to undo.
 */
export const ConfirmDialog = onDemand<ConfirmDialogProps>(
  () => import('./confirm-modal.tsx').then((m) => m.ConfirmModal),
  { opened: false },
);
