import { Fragment, type ComponentType, type ReactNode } from 'react';
import type { PaletteSearch } from './kit/palette-actions.tsx';
import type { RoomRoute } from './shell/room.ts';

/**
 * Every screen. A room adds itself with `...invoiceRoutes` (from its `routes.ts`, which only names lazy imports);
 * its entry in the navigation appears by itself when the entry's path is among these.
 */
export const roomRoutes: readonly RoomRoute[] = [];

/** Stands around every screen: finds out who is signed in and gives the frame its session. */
export const SessionGate: ComponentType<{ children: ReactNode }> = Fragment;

/** What Ctrl K finds besides screens and actions. */
export const usePaletteSearch: PaletteSearch = () => ({ results: [], searching: false });
