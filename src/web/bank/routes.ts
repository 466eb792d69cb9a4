import type { RoomRoute } from '../shell/room.ts';

export const bankRoutes: readonly RoomRoute[] = [
  { path: '/banque', component: () => import('./bank-screen.tsx').then((m) => m.BankScreen) },
  { path: '/banque/releves', component: () => import('./files-screen.tsx').then((m) => m.FilesScreen) },
  { path: '/banque/memoire', component: () => import('./memory-screen.tsx').then((m) => m.MemoryScreen) },
  {
    path: '/banque/versements',
    component: () => import('./payouts-screen.tsx').then((m) => m.PayoutsScreen),
  },
];
