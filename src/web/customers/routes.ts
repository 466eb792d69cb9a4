import type { RoomRoute } from '../shell/room.ts';

export const customerRoutes: readonly RoomRoute[] = [
  { path: '/clients', component: () => import('./customers-screen.tsx').then((m) => m.CustomersScreen) },
  {
    path: '/clients/doublons',
    component: () => import('./duplicates-screen.tsx').then((m) => m.DuplicatesScreen),
  },
  {
    path: '/clients/verifications/$run',
    component: () => import('./register-run-screen.tsx').then((m) => m.RegisterRunScreen),
  },
  { path: '/clients/$id', component: () => import('./customer-screen.tsx').then((m) => m.CustomerScreen) },
];
