import type { RoomRoute } from '../shell/room.ts';
import { booksTexts, checkTexts } from './texts.ts';

/** A screen of this room with its words. */
const withTexts = async <T>(screen: Promise<T>): Promise<T> => {
  const [loaded] = await Promise.all([screen, booksTexts.load(), checkTexts.load()]);
  return loaded;
};

export const booksRoutes: readonly RoomRoute[] = [
  {
    path: '/comptabilite',
    component: () => withTexts(import('./balance-screen.tsx').then((m) => m.BalanceScreen)),
  },
  {
    path: '/comptabilite/grand-livre',
    component: () => withTexts(import('./ledger-screen.tsx').then((m) => m.LedgerScreen)),
  },
  {
    path: '/comptabilite/journaux',
    component: () => withTexts(import('./journals-screen.tsx').then((m) => m.JournalsScreen)),
  },
  {
    path: '/comptabilite/auxiliaire',
    component: () => withTexts(import('./parties-screen.tsx').then((m) => m.PartiesScreen)),
  },
  {
    path: '/comptabilite/bilan',
    component: () => withTexts(import('./statements-screen.tsx').then((m) => m.StatementsScreen)),
  },
  {
    path: '/comptabilite/rapprochement',
    component: () => withTexts(import('./bank-screen.tsx').then((m) => m.BankReconciliationScreen)),
  },
  {
    path: '/comptabilite/fec',
    component: () => withTexts(import('./fec-screen.tsx').then((m) => m.FecScreen)),
  },
  {
    path: '/comptabilite/verification',
    component: () => withTexts(import('./check-screen.tsx').then((m) => m.CheckScreen)),
  },
  {
    path: '/comptabilite/ecritures/$id',
    component: () => withTexts(import('./entry-screen.tsx').then((m) => m.EntryScreen)),
  },
];
