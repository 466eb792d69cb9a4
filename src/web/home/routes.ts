import type { RoomRoute } from '../shell/room.ts';

export const homeRoutes: readonly RoomRoute[] = [
  { path: '/', component: () => import('./home-screen.tsx').then((m) => m.HomeScreen) },
  {
    path: '/balance-agee',
    component: () => import('./aged-balance-screen.tsx').then((m) => m.AgedBalanceScreen),
  },
];
