import type { RoomRoute } from '../shell/room.ts';

export const accessRoutes: readonly RoomRoute[] = [
  {
    path: '/societes/nouvelle',
    frame: 'bare',
    component: () => import('./first-company.tsx').then((m) => m.FirstCompany),
  },
];
