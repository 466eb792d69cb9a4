import { accessRoutes } from './access/index.ts';
import type { PaletteSearch } from './kit/palette-actions.tsx';
import { settingsRoutes } from './settings/index.ts';
import type { RoomRoute } from './shell/room.ts';

/**
 * Every screen. A room adds itself with `...invoiceRoutes` (from its `routes.ts`, which only names lazy imports);
 * its entry in the navigation appears by itself when the entry's path is among these.
 */
export const roomRoutes: readonly RoomRoute[] = [...accessRoutes, ...settingsRoutes];

/** Stands around every screen: finds out who is signed in and gives the frame its session. */
export { SessionGate } from './access/index.ts';

/** What Ctrl K finds besides screens and actions. */
export const usePaletteSearch: PaletteSearch = () => ({ results: [], searching: false });
