import type { RoomRoute } from '../shell/room.ts';

export const takeoverRoutes: readonly RoomRoute[] = [
  { path: '/reprise', component: () => import('./takeover-screen.tsx').then((m) => m.TakeoverScreen) },
  { path: '/reprise/soldes', component: () => import('./opening-screen.tsx').then((m) => m.OpeningScreen) },
  { path: '/reprise/$id', component: () => import('./run-screen.tsx').then((m) => m.RunScreen) },
];
