import type { RoomRoute } from '../shell/room.ts';

export const dunningRoutes: readonly RoomRoute[] = [
  { path: '/relances', component: () => import('./dunning-screen.tsx').then((m) => m.DunningScreen) },
  { path: '/relances/historique', component: () => import('./history.tsx').then((m) => m.HistoryScreen) },
  {
    path: '/relances/prescription',
    component: () => import('./lapsing-screen.tsx').then((m) => m.LapsingScreen),
  },
  {
    path: '/relances/historique/$run',
    component: () => import('./past-run.tsx').then((m) => m.PastRunScreen),
  },
];
