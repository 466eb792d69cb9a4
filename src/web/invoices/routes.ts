import type { RoomRoute } from '../shell/room.ts';

export const invoiceRoutes: readonly RoomRoute[] = [
  // Where the list of invoices was until there was one list.
  { path: '/factures', component: () => import('./former-list.tsx').then((m) => m.FormerList) },
  {
    path: '/paiements/a-attribuer',
    component: () => import('./unattributed-screen.tsx').then((m) => m.UnattributedScreen),
  },
];
