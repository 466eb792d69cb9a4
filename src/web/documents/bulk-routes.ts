import type { RoomRoute } from '../shell/room.ts';

/** Three parts, so that it is never taken for a document. */
export const bulkRoutes: readonly RoomRoute[] = [
  { path: '/ventes/lots/$run', component: () => import('./bulk-screen.tsx').then((m) => m.BulkScreen) },
];
