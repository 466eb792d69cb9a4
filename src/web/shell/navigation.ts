import {
  BankIcon,
  BooksIcon,
  CustomersIcon,
  HomeIcon,
  OutboxIcon,
  ProductIcon,
  ReminderIcon,
  SalesIcon,
  SettingsIcon,
  SubscriptionIcon,
  TakeoverIcon,
  ToInvoiceIcon,
  type Icon,
} from '../kit/icons.tsx';
import type { Texts } from '../../i18n/catalogue.ts';
import type { RoomRoute } from './room.ts';

export type NavigationEntry = {
  path: string;
  text: Exclude<keyof Texts['common']['navigation'], 'waiting'>;
  icon: Icon;
  /** Pressed after G; the same letter in both languages, so that hands need not learn twice. */
  letter: string;
};

const entries: readonly NavigationEntry[] = [
  { path: '/', text: 'home', icon: HomeIcon, letter: 'a' },
  { path: '/ventes', text: 'sales', icon: SalesIcon, letter: 'v' },
  { path: '/relances', text: 'reminders', icon: ReminderIcon, letter: 'r' },
  { path: '/banque', text: 'bank', icon: BankIcon, letter: 'b' },
  { path: '/comptabilite', text: 'books', icon: BooksIcon, letter: 'j' },
  { path: '/clients', text: 'customers', icon: CustomersIcon, letter: 'c' },
  { path: '/a-facturer', text: 'toInvoice', icon: ToInvoiceIcon, letter: 'l' },
  { path: '/abonnements', text: 'subscriptions', icon: SubscriptionIcon, letter: 'o' },
  { path: '/articles', text: 'products', icon: ProductIcon, letter: 'p' },
  { path: '/reprise', text: 'takeover', icon: TakeoverIcon, letter: 'i' },
  { path: '/boite-envoi', text: 'outbox', icon: OutboxIcon, letter: 'e' },
  { path: '/reglages', text: 'settings', icon: SettingsIcon, letter: 's' },
];

/** Only what leads somewhere: an entry is shown once a room serves its path. */
export function navigationOf(routes: readonly RoomRoute[]): readonly NavigationEntry[] {
  return entries.filter((entry) => routes.some((route) => route.path === entry.path));
}

export function isCurrent(entry: NavigationEntry, path: string): boolean {
  return entry.path === '/' ? path === '/' : path === entry.path || path.startsWith(`${entry.path}/`);
}
