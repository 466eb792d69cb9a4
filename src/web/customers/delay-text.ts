import { useCallback } from 'react';
import { useTexts } from '../kit/locale.tsx';

/** « 12 jours », « à l’heure », « 3 jours d’avance ». */
export function useDelayText(): (days: number) => string {
  const t = useTexts().receivables;
  return useCallback(
    (days) => {
      if (days === 0) return t.customers.inTime;
      return days > 0 ? t.days(days) : t.customers.early(-days);
    },
    [t],
  );
}
