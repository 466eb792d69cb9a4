import type { RoomRoute } from '../shell/room.ts';

export const insightRoutes: readonly RoomRoute[] = [
  { path: '/relances/pourquoi', component: () => import('./why-screen.tsx').then((m) => m.WhyScreen) },
  { path: '/relances/a-venir', component: () => import('./preview-screen.tsx').then((m) => m.PreviewScreen) },
  {
    path: '/relances/resultats',
    component: () => import('./results-screen.tsx').then((m) => m.ResultsScreen),
  },
  {
    path: '/clients/$id/dossier',
    component: () => import('./hand-over-screen.tsx').then((m) => m.HandOverScreen),
  },
];
