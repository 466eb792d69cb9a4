import type { RoomRoute } from '../shell/room.ts';

export const entriesRoutes: readonly RoomRoute[] = [
  {
    path: '/comptabilite/saisie',
    component: () => import('./entries-screen.tsx').then((m) => m.EntriesScreen),
  },
  {
    path: '/comptabilite/saisie/$id',
    component: () => import('./draft-screen.tsx').then((m) => m.DraftScreen),
  },
  {
    path: '/comptabilite/periodes',
    component: () => import('./periods-screen.tsx').then((m) => m.PeriodsScreen),
  },
  {
    path: '/clients/$id/lettrage',
    component: () => import('./lettrage-screen.tsx').then((m) => m.LettrageScreen),
  },
];
