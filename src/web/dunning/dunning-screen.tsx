import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useCurrent } from './api.ts';
import { Review } from './review.tsx';
import { RunResult } from './run-result.tsx';
import { Start } from './start.tsx';

/** « Relances »: nothing prepared, something to review, or what was approved on its way. */
export function DunningScreen() {
  const t = useTexts();
  const { data: current, error, refetch } = useCurrent();
  const [left, setLeft] = useState<string | null>(null);
  if (current === undefined) {
    return (
      <Page title={t.dunningScreens.title}>
        {error === null ? (
          <p className="e-hidden">{t.common.shell.loading}</p>
        ) : (
          <Problem problem={error} onRetry={() => void refetch()} />
        )}
      </Page>
    );
  }
  const { run } = current;
  if (run?.state === 'proposed') {
    const waits = run.counts.ready + run.counts.changed + run.counts.removed + run.counts.excluded > 0;
    const onItsWay = run.counts.approved + run.counts.queued > 0;
    // Some were approved and others are left: what leaves is followed first, while it may be taken back.
    if (onItsWay && left !== run.id)
      return <RunResult current={current} run={run} onReview={waits ? () => setLeft(run.id) : undefined} />;
    return <Review current={current} run={run} />;
  }
  if (run?.state === 'approved') return <RunResult current={current} run={run} />;
  return <Start current={current} />;
}
