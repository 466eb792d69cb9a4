import type { RoomRoute } from '../shell/room.ts';

export const instrumentRoutes: readonly RoomRoute[] = [
  { path: '/banque/cheques', component: () => import('./cheques-screen.tsx').then((m) => m.ChequesScreen) },
  { path: '/banque/effets', component: () => import('./bills-screen.tsx').then((m) => m.BillsScreen) },
];
