import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../kit/empty-state.tsx';
import { WarningIcon } from '../kit/icons.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { doubtfulApi, type Checklist } from './api.ts';
import { Candidates } from './candidates.tsx';
import { ClaimList } from './claim-list.tsx';
import { BackToClosing, ClosingPage } from './closing-page.tsx';
import { RunNote } from './run-note.tsx';
import { ScaleSection } from './scale-section.tsx';
import { useWords } from './texts.ts';

/** Doubtful claims at a closing: what they are impaired by, what is proposed, and what a person decides. */
export function DoubtfulScreen() {
  const t = useWords().doubtful;
  return (
    <ClosingPage title={t.title} subtitle={t.subtitle} before={<BackToClosing />}>
      {(closing) => <Body closing={closing} />}
    </ClosingPage>
  );
}

function Body({ closing }: { closing: Checklist }) {
  const t = useWords().doubtful;
  const { closingOn } = closing;
  const read = useQuery({
    queryKey: ['closing', 'doubtful', closingOn],
    queryFn: ({ signal }) => doubtfulApi.read({ closingOn }, { signal }),
  });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return null;
  const { data } = read;
  return (
    <>
      {data.run !== null && <RunNote run={data.run} />}
      {data.rows.length === 0 ? (
        <EmptyState icon={WarningIcon} title={t.none}>
          {t.noneHint}
        </EmptyState>
      ) : (
        <Section title={t.rows} description={t.rowsText} flush>
          <ClaimList key={`${closingOn} ${data.run?.id ?? ''}`} read={data} closingOn={closingOn} />
        </Section>
      )}
      {data.candidates.length > 0 && <Candidates candidates={data.candidates} currency={data.currency} />}
      <ScaleSection scale={data.scale} />
    </>
  );
}
