import type { ComponentType } from 'react';

/**
 * One screen of a room, loaded when first visited:
 * `{ path: '/factures/$id', component: () => import('./invoice.tsx').then((m) => m.InvoiceScreen) }`.
 */
export type RoomRoute = {
  path: string;
  component: () => Promise<ComponentType>;
  /** 'bare': without navigation (sign-in, first visit). */
  frame?: 'shell' | 'bare';
};
