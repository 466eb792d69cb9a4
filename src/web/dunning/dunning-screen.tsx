import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useCurrent, type Run } from './api.ts';
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
    const { counts } = run;
    const waits = counts.ready + counts.removed + counts.excluded > 0;
    const toSend = counts.ready > 0;
    const onItsWay = counts.approved + counts.queued > 0;
    const wasSent = onItsWay || counts.sent + counts.failed + counts.ambiguous > 0;
    // Some were approved and others are left: what leaves is followed first, while it may be taken back.
    if (onItsWay && toSend && left !== run.id)
      return <RunResult current={current} run={run} onReview={waits ? () => setLeft(run.id) : undefined} />;
    // What is left cannot be sent any more (paid meanwhile, taken out): there is nothing to review.
    if (wasSent && !toSend) return <RunResult current={current} run={run} />;
    return <Review current={current} run={run} />;
  }
  // The result of today stays in sight; another day starts afresh.
  if (run?.state === 'approved' || (run?.state === 'done' && isOfToday(run, current.today)))
    return <RunResult current={current} run={run} />;
  return <Start current={current} />;
}

const isOfToday = (run: Run, today: string): boolean =>
  run.asOf === today && run.counts.sent + run.counts.failed + run.counts.ambiguous > 0;
