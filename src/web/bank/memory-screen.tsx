import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { bank, keys } from './api.ts';
import { BankTabs } from './bank-tabs.tsx';
import classes from './learning.module.css';
import { MemoryList } from './memory-list.tsx';
import { RulesSection } from './rules-section.tsx';

/** « Mémoire et règles »: all that was learned from decided lines, with where it comes from. */
export function MemoryScreen() {
  const t = useTexts().bankLearning;
  const memory = useQuery({
    queryKey: keys.memory(''),
    queryFn: ({ signal }) => bank.memory({}, { signal }),
  });
  const memories = memory.data?.memories ?? [];
  return (
    <Page title={t.title} subtitle={t.subtitle} before={<BankTabs />}>
      <RulesSection />
      <Section title={t.memory.title}>
        {memory.isError && <Problem problem={memory.error} onRetry={() => void memory.refetch()} />}
        {memory.isSuccess && memories.length === 0 && <p className={classes.why}>{t.memory.empty}</p>}
        <MemoryList memories={memories} />
      </Section>
    </Page>
  );
}
