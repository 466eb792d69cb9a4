import type { RoomRoute } from '../shell/room.ts';

export const inboxRoutes: readonly RoomRoute[] = [
  { path: '/clients/reponses', component: () => import('./replies-screen.tsx').then((m) => m.RepliesScreen) },
];
