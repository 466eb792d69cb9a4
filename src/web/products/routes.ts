import type { RoomRoute } from '../shell/room.ts';

export const productRoutes: readonly RoomRoute[] = [
  { path: '/articles', component: () => import('./products-screen.tsx').then((m) => m.ProductsScreen) },
];
