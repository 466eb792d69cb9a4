import { useParams } from '@tanstack/react-router';
import { BackLink } from '../kit/back-link.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useRuns } from './history.tsx';
import { RunResult } from './run-result.tsx';

/** What became of one run of the past. */
export function PastRunScreen() {
  const t = useTexts();
  const { run: id } = useParams({ strict: false }) as { run?: string };
  const runs = useRuns();
  const run = runs.data?.find((one) => one.id === id);
  if (run !== undefined) return <RunResult run={run} />;
  return (
    <Page
      title={t.dunningScreens.past.title}
      before={<BackLink to="/relances/historique">{t.dunningScreens.past.back}</BackLink>}
    >
      {runs.error !== null ? (
        <Problem problem={runs.error} onRetry={() => void runs.refetch()} />
      ) : (
        <p>{runs.isPending ? t.common.shell.loading : t.dunningScreens.past.notFound}</p>
      )}
    </Page>
  );
}
