import { EmptyState } from '../kit/empty-state.tsx';
import { LetterIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { Letters, OpenLetters, useCurrent } from '../dunning/index.ts';

/** The letters of the last run, and of all of them those that the post still owes a word about. */
export function LettersToPrint() {
  const t = useTexts().dunningScreens.letters;
  const current = useCurrent();
  if (current.error !== null)
    return <Problem problem={current.error} onRetry={() => void current.refetch()} />;
  if (current.data === undefined) return null;
  const { run } = current.data;
  return (
    <>
      {run === null ? <EmptyState icon={LetterIcon} title={t.none} /> : <Letters runId={run.id} />}
      <OpenLetters besideRun={run?.id ?? null} />
    </>
  );
}
