import type { RoomRoute } from '../shell/room.ts';

export const automaticRoutes: readonly RoomRoute[] = [
  {
    path: '/relances/automatiques',
    component: () => import('./announcements-screen.tsx').then((m) => m.AnnouncementsScreen),
  },
];
