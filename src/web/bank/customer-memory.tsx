import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { useMay } from '../kit/session.tsx';
import { bank, keys } from './api.ts';
import { MemoryList } from './memory-list.tsx';

/** On a customer's record: by what the bank room knows its payments. Nothing is drawn where nothing is known. */
export function CustomerMemory({ partyId }: { partyId: string }) {
  const t = useTexts().bankLearning.memory;
  const mayRead = useMay('bank.read');
  const memory = useQuery({
    queryKey: keys.memory(partyId),
    queryFn: ({ signal }) => bank.memory({ partyId }, { signal }),
    enabled: mayRead,
  });
  const memories = memory.data?.memories ?? [];
  if (memories.length === 0) return null;
  return (
    <Section title={t.ofCustomer}>
      <MemoryList memories={memories} ofOne />
    </Section>
  );
}
