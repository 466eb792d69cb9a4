import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { parties } from '../invoices/index.ts';
import { useEditor } from './editor-context.tsx';
import { fieldId } from './finding-place.ts';
import { useWords } from './texts.ts';

/** Where it is delivered, among the addresses of the customer (CGI ann. II art. 242 nonies A, I-8° bis). */
export function DeliveryField() {
  const t = useWords().fields;
  const { content, set } = useEditor();
  const { partyId, deliveryAddressId } = content;
  const addresses = useQuery({
    queryKey: ['customer', partyId],
    queryFn: ({ signal }) => parties.read({ id: partyId ?? '' }, { signal }),
    enabled: partyId !== null,
  }).data?.addresses;
  if (addresses === undefined || addresses.length === 0) return null;
  return (
    <Select
      id={fieldId('deliveryAddressId')}
      label={t.deliveryAddress}
      placeholder={t.deliverySame}
      clearable
      value={deliveryAddressId}
      onChange={(value) => set({ deliveryAddressId: value })}
      data={addresses.map((one) => ({
        value: one.id,
        label: [one.label, ...one.lines, [one.postalCode, one.city].join(' ').trim()]
          .filter((part) => part !== '')
          .join(', '),
      }))}
    />
  );
}
