import { useQuery } from '@tanstack/react-query';
import { CustomerForm } from '../customers/index.ts';
import { parties } from '../invoices/index.ts';

type Props = { partyId: string | null; onClose: () => void; onSaved: () => void };

/** The customer's record over the document: what is missing is completed without leaving it. */
export function CustomerRecord({ partyId, onClose, onSaved }: Props) {
  const record = useQuery({
    queryKey: ['customer', partyId],
    queryFn: ({ signal }) => parties.read({ id: partyId ?? '' }, { signal }),
    enabled: partyId !== null,
  });
  if (record.data === undefined) return null;
  return (
    <CustomerForm
      key={`${record.data.id} ${String(record.data.version)}`}
      opened={partyId !== null}
      onClose={onClose}
      customer={record.data}
      onSaved={onSaved}
    />
  );
}
