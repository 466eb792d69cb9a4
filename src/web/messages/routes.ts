import type { RoomRoute } from '../shell/room.ts';

export const messagesRoutes: readonly RoomRoute[] = [
  { path: '/boite-envoi', component: () => import('./outbox-screen.tsx').then((m) => m.OutboxScreen) },
];
