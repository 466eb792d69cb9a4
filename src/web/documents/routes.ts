import type { RoomRoute } from '../shell/room.ts';
import { sendingTexts } from './sending-texts.ts';
import { documentsTexts, salesTexts } from './texts.ts';

/** A screen of this room with its words. */
const withTexts = async <T>(screen: Promise<T>): Promise<T> => {
  const [loaded] = await Promise.all([screen, documentsTexts.load(), salesTexts.load(), sendingTexts.load()]);
  return loaded;
};

export const documentsRoutes: readonly RoomRoute[] = [
  // Three parts, so that it is never taken for a document.
  {
    path: '/ventes/lots/$run',
    component: () => withTexts(import('./bulk-screen.tsx').then((m) => m.BulkScreen)),
  },
  {
    path: '/ventes',
    component: () => withTexts(import('./sales-screen.tsx').then((m) => m.SalesScreen)),
  },
  // « nouveau » too: a draft that gets its id while somebody writes stays the same screen.
  {
    path: '/ventes/$id',
    component: () => withTexts(import('./document-screen.tsx').then((m) => m.DocumentScreen)),
  },
];
