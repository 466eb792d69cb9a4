import { useCallback, useState } from 'react';

/** The fields that hold something that is no number, by path. */
export function useUnreadable() {
  const [unreadable, setBad] = useState<ReadonlySet<string>>(new Set());
  const setUnreadable = useCallback((path: string, isUnreadable: boolean) => {
    setBad((before) => {
      if (before.has(path) === isUnreadable) return before;
      const next = new Set(before);
      if (isUnreadable) next.add(path);
      else next.delete(path);
      return next;
    });
  }, []);
  return { unreadable, setUnreadable };
}
