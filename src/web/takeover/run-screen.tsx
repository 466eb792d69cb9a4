import { useMutation } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { problemTexts } from '../../i18n/problems.ts';
import type { ProblemCode } from '../../contract/problem.ts';
import { BackLink } from '../kit/back-link.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { ProgressPanel } from '../kit/progress-panel.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { takeover, useKeepRun, useOrganization, useRun, type Run } from './api.ts';
import { CheckView } from './check-view.tsx';
import { ColumnsForm } from './columns-form.tsx';
import { FindingsList } from './findings-list.tsx';
import { ResultView } from './result-view.tsx';
import { StepsOf } from './takeover-screen.tsx';

const STEP: Record<Run['state'], string> = {
  uploaded: 'columns',
  checked: 'check',
  importing: 'import',
  failed: 'import',
  cancelled: 'import',
  done: 'result',
};

/** One file on its way in; the step is the state of the run, so that a closed browser loses nothing. */
export function RunScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const t = useTexts().takeover;
  const navigate = useNavigate();
  const run = useRun(id);
  const organization = useOrganization();
  const [again, setAgain] = useState(false);
  const problem = run.error ?? organization.error;
  if (problem !== null) {
    return (
      <Page title={t.title} before={<BackLink to="/reprise">{t.title}</BackLink>}>
        <Problem problem={problem} onRetry={() => void run.refetch()} />
      </Page>
    );
  }
  if (run.data === undefined || organization.data === undefined) {
    return (
      <Page title={t.title} before={<BackLink to="/reprise">{t.title}</BackLink>}>
        {null}
      </Page>
    );
  }
  const { data } = run;
  const choosing =
    data.state === 'uploaded' || (again && data.state !== 'done' && data.state !== 'importing');
  const step = choosing ? 'columns' : STEP[data.state];
  const onStep = (key: string) => {
    if (key === 'file') void navigate({ to: '/reprise' });
    if (key === 'columns' && data.state !== 'done') setAgain(true);
  };
  return (
    <Page title={data.fileName} before={<BackLink to="/reprise">{t.title}</BackLink>}>
      {data.kind !== 'documents' && (
        <StepsOf current={step} {...(data.state === 'importing' ? {} : { onStep })} />
      )}
      {data.kind === 'documents' ? (
        <FindingsList run={data} counts={{ error: data.result?.unmatched ?? 0, warning: 0 }} />
      ) : choosing ? (
        <ColumnsForm run={data} organization={organization.data} onChecked={() => setAgain(false)} />
      ) : data.state === 'checked' ? (
        <CheckView run={data} baseCurrency={organization.data.baseCurrency} onBack={() => setAgain(true)} />
      ) : data.state === 'importing' ? (
        <Importing run={data} />
      ) : data.state === 'done' ? (
        <ResultView run={data} />
      ) : (
        <Ended run={data} onBack={() => setAgain(true)} />
      )}
    </Page>
  );
}

function Importing({ run }: { run: Run }) {
  const t = useTexts().takeover.progress;
  const toasts = useToasts();
  const cancel = useMutation({
    mutationFn: () => takeover.cancel({ id: run.id }),
    onError: (error) => toasts.failure(error),
  });
  const stopping = cancel.isSuccess || run.cancelAsked;
  return (
    <ProgressPanel
      title={t.title}
      state="running"
      done={run.progressDone}
      total={run.progressTotal}
      detail={stopping ? t.stopping : t.detail}
      {...(stopping ? {} : { onCancel: () => cancel.mutate() })}
    />
  );
}

function Ended({ run, onBack }: { run: Run; onBack: () => void }) {
  const t = useTexts().takeover;
  const { locale } = useLocale();
  const keep = useKeepRun();
  const toasts = useToasts();
  const start = useMutation({
    mutationFn: () => takeover.start({ id: run.id, goodOnly: run.goodOnly }),
    onSuccess: keep,
    onError: (error) => toasts.failure(error),
  });
  const why = problemTexts(locale)[run.failure as ProblemCode] as { title: string } | undefined;
  return (
    <ProgressPanel
      title={run.state === 'failed' ? t.failed.title : t.history.states.cancelled}
      state={run.state === 'failed' ? 'failed' : 'paused'}
      done={0}
      total={run.progressTotal}
      detail={run.state === 'failed' ? `${why?.title ?? ''} ${t.failed.detail}` : t.failed.cancelled}
      actions={
        run.summary === null ? (
          <Button size="xs" onClick={onBack}>
            {t.check.back}
          </Button>
        ) : (
          <Button size="xs" loading={start.isPending} onClick={() => start.mutate()}>
            {t.failed.again}
          </Button>
        )
      }
    />
  );
}
