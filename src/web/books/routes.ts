import type { RoomRoute } from '../shell/room.ts';
import { accountantTexts } from './accountant-api.ts';
import { booksTexts, checkTexts } from './texts.ts';
import { vatTexts } from './vat-texts.ts';

/** A screen of this room with its words. */
const withTexts = async <T>(screen: Promise<T>): Promise<T> => {
  const [loaded] = await Promise.all([screen, booksTexts.load(), checkTexts.load()]);
  return loaded;
};

const withVatTexts = async <T>(screen: Promise<T>): Promise<T> => {
  const [loaded] = await Promise.all([screen, booksTexts.load(), vatTexts.load()]);
  return loaded;
};

const withAccountantTexts = async <T>(screen: Promise<T>): Promise<T> => {
  const [loaded] = await Promise.all([withTexts(screen), accountantTexts.load()]);
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
    path: '/comptabilite/tva',
    component: () => withVatTexts(import('./vat-screen.tsx').then((m) => m.VatScreen)),
  },
  {
    path: '/comptabilite/tva/detail',
    component: () => withVatTexts(import('./vat-lines-screen.tsx').then((m) => m.VatLinesScreen)),
  },
  {
    path: '/comptabilite/tva/attente',
    component: () => withVatTexts(import('./vat-pending-screen.tsx').then((m) => m.VatPendingScreen)),
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
  {
    path: '/comptabilite/comptable',
    component: () => withAccountantTexts(import('./accountant-screen.tsx').then((m) => m.AccountantScreen)),
  },
  {
    path: '/comptabilite/comptable/lettrage',
    component: () =>
      withAccountantTexts(import('./returned-lettrage-screen.tsx').then((m) => m.ReturnedLettrageScreen)),
  },
];
