import type { RoomRoute } from '../shell/room.ts';

export const documentsRoutes: readonly RoomRoute[] = [
  // Three parts, so that it is never taken for a document.
  { path: '/ventes/lots/$run', component: () => import('./bulk-screen.tsx').then((m) => m.BulkScreen) },
  { path: '/ventes', component: () => import('./documents-screen.tsx').then((m) => m.DocumentsScreen) },
  // « nouveau » too: a draft that gets its id while somebody writes stays the same screen.
  { path: '/ventes/$id', component: () => import('./document-screen.tsx').then((m) => m.DocumentScreen) },
];
