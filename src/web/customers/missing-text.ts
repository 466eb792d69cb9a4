import { useCallback } from 'react';
import type { Customer } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';

/** « SIREN, adresse e-mail » */
export function useMissingText(): (missing: Customer['missing']) => string {
  const t = useTexts().parties.missing;
  return useCallback((missing) => missing.map((fact) => t[fact]).join(', '), [t]);
}
