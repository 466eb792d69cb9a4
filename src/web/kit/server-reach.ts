import { useEffect, useSyncExternalStore } from 'react';

const RETRY_MS = 5000;
const listeners = new Set<() => void>();
let unreachable = false;

function set(next: boolean): void {
  if (unreachable === next) return;
  unreachable = next;
  for (const listener of listeners) listener();
}

/** The client says so when a request ends without any answer (fetch throws a TypeError). */
export function reportUnreachable(): void {
  set(true);
}

/** The client says so on every answer, refusals included. */
export function reportReached(): void {
  set(false);
}

async function retry(): Promise<void> {
  try {
    await fetch('/api/health', { cache: 'no-store' });
    set(false);
  } catch {
    set(true);
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useServerReach(): { unreachable: boolean; retry: () => Promise<void> } {
  const down = useSyncExternalStore(subscribe, () => unreachable);
  useEffect(() => {
    if (!down) return undefined;
    const timer = window.setInterval(() => void retry(), RETRY_MS);
    return () => window.clearInterval(timer);
  }, [down]);
  return { unreachable: down, retry };
}
