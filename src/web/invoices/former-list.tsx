import { Navigate, useSearch } from '@tanstack/react-router';

/** Addresses of the former list of invoices, kept in bookmarks and mails: it showed what is open unless told otherwise. */
export function FormerList() {
  const { kind, ...search }: Record<string, unknown> = useSearch({ strict: false });
  const group = { invoice: 'invoices', credit_note: 'credit_notes', payment: 'payments' }[String(kind)];
  const isOpen = search['state'] === undefined && search['bucket'] === undefined;
  return (
    <Navigate
      to="/ventes"
      search={() => ({ ...search, ...(group !== undefined && { group }), ...(isOpen && { state: 'open' }) })}
      replace
    />
  );
}
