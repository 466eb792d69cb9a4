import type { RoomRoute } from '../shell/room.ts';

export const documentsRoutes: readonly RoomRoute[] = [
  { path: '/ventes', component: () => import('./documents-screen.tsx').then((m) => m.DocumentsScreen) },
  // « nouveau » too: a draft that gets its id while somebody writes stays the same screen.
  { path: '/ventes/$id', component: () => import('./document-screen.tsx').then((m) => m.DocumentScreen) },
];
