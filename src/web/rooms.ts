import { accessRoutes } from './access/index.ts';
import { bankRoutes } from './bank/routes.ts';
import { billingRoutes } from './billing/routes.ts';
import { booksRoutes } from './books/routes.ts';
import { closingRoutes } from './closing/routes.ts';
import { customerRoutes } from './customers/routes.ts';
import { documentsRoutes } from './documents/routes.ts';
import { dunningRoutes } from './dunning/routes.ts';
import { entriesRoutes } from './entries/routes.ts';
import { homeRoutes } from './home/routes.ts';
import { inboxRoutes } from './inbox/routes.ts';
import { instrumentRoutes } from './instruments/routes.ts';
import { invoiceRoutes } from './invoices/routes.ts';
import { messagesRoutes } from './messages/routes.ts';
import { productRoutes } from './products/routes.ts';
import { settingsRoutes } from './settings/index.ts';
import type { RoomRoute } from './shell/room.ts';
import { takeoverRoutes } from './takeover/routes.ts';

/**
 * Every screen. A room adds itself with `...invoiceRoutes` (from its `routes.ts`, which only names lazy imports);
 * its entry in the navigation appears by itself when the entry's path is among these.
 */
export const roomRoutes: readonly RoomRoute[] = [
  ...homeRoutes,
  ...invoiceRoutes,
  ...documentsRoutes,
  ...billingRoutes,
  ...inboxRoutes,
  ...customerRoutes,
  ...bankRoutes,
  ...instrumentRoutes,
  ...booksRoutes,
  ...closingRoutes,
  ...productRoutes,
  ...accessRoutes,
  ...entriesRoutes,
  ...dunningRoutes,
  ...messagesRoutes,
  ...settingsRoutes,
  ...takeoverRoutes,
];

/** Stands around every screen: finds out who is signed in and gives the frame its session. */
export { SessionGate } from './access/index.ts';

/** What Ctrl K finds besides screens and actions. */
export { usePaletteSearch } from './documents/palette-search.ts';
