import type { notifications } from '@mantine/notifications';
import { useSyncExternalStore } from 'react';
import { onDemand } from './on-demand.tsx';
import { reportUnreachable } from './server-reach.ts';

const listeners = new Set<() => void>();
let wanted = false;

/** Hands over the stack of toasts; the first one fetches it. */
export function withToasts(act: (stack: typeof notifications) => void): void {
  wanted = true;
  for (const listener of listeners) listener();
  import('./toast-stack.tsx').then((m) => act(m.notifications), reportUnreachable);
}

const Stack = onDemand<{ wanted: boolean }>(() => import('./toast-stack.tsx').then((m) => m.ToastStack), {
  wanted: false,
});

/** Where toasts appear; once, around everything. */
export function ToastPlace() {
  const asked = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
  );
  return <Stack wanted={asked} />;
}
