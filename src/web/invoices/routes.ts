import type { RoomRoute } from '../shell/room.ts';

export const invoiceRoutes: readonly RoomRoute[] = [
  { path: '/factures', component: () => import('./invoices-screen.tsx').then((m) => m.InvoicesScreen) },
  {
    path: '/paiements/a-attribuer',
    component: () => import('./unattributed-screen.tsx').then((m) => m.UnattributedScreen),
  },
];
