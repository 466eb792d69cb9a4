import type { RoomRoute } from '../shell/room.ts';
import { closingTexts } from './texts.ts';

/** A screen of this room with its words. */
const withTexts = async <T>(screen: Promise<T>): Promise<T> => {
  const [loaded] = await Promise.all([screen, closingTexts.load()]);
  return loaded;
};

export const closingRoutes: readonly RoomRoute[] = [
  {
    path: '/comptabilite/cloture',
    component: () => withTexts(import('./closing-screen.tsx').then((m) => m.ClosingScreen)),
  },
  {
    path: '/comptabilite/cloture/devises',
    component: () => withTexts(import('./revaluation-screen.tsx').then((m) => m.RevaluationScreen)),
  },
  {
    path: '/comptabilite/cloture/douteuses',
    component: () => withTexts(import('./doubtful-screen.tsx').then((m) => m.DoubtfulScreen)),
  },
];
