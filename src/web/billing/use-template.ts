import { useQuery } from '@tanstack/react-query';
import { useHome } from '../invoices/index.ts';
import { documentsApi } from './api.ts';

/** The empty invoice of a customer (terms, language, currency), and what prices usually bear. */
export function useTemplate(customerId: string | null) {
  const home = useHome();
  const template = useQuery({
    queryKey: ['billing', 'template', customerId],
    queryFn: ({ signal }) =>
      documentsApi.start({ kind: 'invoice', ...(customerId !== null && { customerId }) }, { signal }),
  });
  const settings = useQuery({
    queryKey: ['documents', 'settings'],
    queryFn: ({ signal }) => documentsApi.settings({}, { signal }),
  });
  return {
    content: template.data?.content ?? null,
    base: home.data?.baseCurrency ?? 'EUR',
    today: home.data?.asOf ?? null,
    /** Null until it is known. */
    rate: settings.data === undefined ? null : settings.data.settings.vatRegime === 'franchise' ? '0' : '20',
  };
}
