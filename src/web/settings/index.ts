import type { RoomRoute } from '../shell/room.ts';

const screen = () => import('./settings-screen.tsx').then((m) => m.SettingsScreen);

export const settingsRoutes: readonly RoomRoute[] = [
  { path: '/reglages', component: screen },
  { path: '/reglages/$section', component: screen },
];
