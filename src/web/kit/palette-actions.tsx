import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Icon } from './icons.tsx';

export type PaletteAction = {
  id: string;
  label: string;
  description?: string;
  icon?: Icon;
  /** Shown as a hint; register the key itself with `useShortcut`. */
  keys?: string;
  /** More words it is found by, beside its label and description. */
  keywords?: readonly string[];
  group?: 'actions' | 'results';
  run: () => void;
};

/** Answers for what is typed in the palette: customers, invoices. Called as a hook, so it may query. */
export type PaletteSearch = (query: string) => { results: readonly PaletteAction[]; searching: boolean };

type Registry = {
  actions: readonly PaletteAction[];
  add: (actions: readonly PaletteAction[]) => () => void;
};

const PaletteContext = createContext<Registry | null>(null);

export function PaletteActions({ children }: { children: ReactNode }) {
  const [sets, setSets] = useState<readonly (readonly PaletteAction[])[]>([]);
  const registry = useMemo<Registry>(
    () => ({
      actions: sets.flat(),
      add: (actions) => {
        setSets((before) => [...before, actions]);
        return () => setSets((before) => before.filter((one) => one !== actions));
      },
    }),
    [sets],
  );
  return <PaletteContext value={registry}>{children}</PaletteContext>;
}

export function useRegisteredActions(): readonly PaletteAction[] {
  return use(PaletteContext)?.actions ?? [];
}

/** Offers actions in Ctrl K while the screen is shown. Memoise the list: it is registered by identity. */
export function usePaletteActions(actions: readonly PaletteAction[]): void {
  const add = use(PaletteContext)?.add;
  const [register] = useState(() => add);
  useEffect(() => register?.(actions), [register, actions]);
}
