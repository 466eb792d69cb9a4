import type { RoomRoute } from '../shell/room.ts';

export const billingRoutes: readonly RoomRoute[] = [
  { path: '/a-facturer', component: () => import('./to-invoice-screen.tsx').then((m) => m.ToInvoiceScreen) },
  {
    path: '/abonnements',
    component: () => import('./subscriptions-screen.tsx').then((m) => m.SubscriptionsScreen),
  },
  {
    path: '/abonnements/$id',
    component: () => import('./subscription-screen.tsx').then((m) => m.SubscriptionScreen),
  },
];
