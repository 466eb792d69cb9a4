import { useMutation, type UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from './locale.tsx';
import { Page } from './page.tsx';
import { Problem } from './problem.tsx';
import { ProgressPanel } from './progress-panel.tsx';
import { useToasts } from './toasts.tsx';

/** Something done to many records, one after the other. */
export type LongRun = {
  state: 'running' | 'done' | 'cancelled';
  total: number;
  /** Not looked at yet. */
  waiting: number;
  cancelAsked: boolean;
  startedBy: string;
  startedAt: string;
};

export type RunPageProps<Run extends LongRun> = {
  query: UseQueryResult<Run>;
  before: ReactNode;
  /** Undefined while the run is being read. */
  titleOf: (run: Run | undefined) => string;
  by: (name: string, at: string) => string;
  list: string;
  /** How far it is, in a few words each. */
  detailOf: (run: Run) => readonly string[];
  stopping: string;
  mayStop: boolean;
  stop: (run: Run) => Promise<unknown>;
  children: (run: Run) => ReactNode;
};

/** One run: who began it, how far it is, the button that stops it, and below what became of each record. */
export function RunPage<Run extends LongRun>(props: RunPageProps<Run>) {
  const { query, before, titleOf, by, list, detailOf, stopping, mayStop, stop, children } = props;
  const t = useTexts().common.shell;
  const { locale } = useLocale();
  const toasts = useToasts();
  const stops = useMutation({
    mutationFn: stop,
    onSuccess: () => void query.refetch(),
    onError: (error) => toasts.failure(error),
  });
  const run = query.data;
  if (run === undefined) {
    return (
      <Page title={titleOf(undefined)} before={before}>
        {query.error === null ? (
          <p>{t.loading}</p>
        ) : (
          <Problem problem={query.error} onRetry={() => void query.refetch()} />
        )}
      </Page>
    );
  }
  const isStopping = run.state === 'running' && run.cancelAsked;
  return (
    <Page
      title={titleOf(run)}
      subtitle={by(run.startedBy, formatInstant(run.startedAt, locale, 'Europe/Paris'))}
      before={before}
    >
      <ProgressPanel
        title={list}
        state={run.state === 'cancelled' ? 'failed' : run.state}
        done={run.total - run.waiting}
        total={run.total}
        detail={[...detailOf(run), ...(isStopping ? [stopping] : [])].join(' · ')}
        {...(mayStop && !run.cancelAsked && { onCancel: () => stops.mutate(run) })}
      />
      {children(run)}
    </Page>
  );
}
