import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { formatInstant } from '../../i18n/format.ts';
import { BackLink } from '../kit/back-link.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { ProgressPanel } from '../kit/progress-panel.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { bulkApi, useBulkRun, type BulkRun } from './bulk-api.ts';
import { BulkDownloads } from './bulk-downloads.tsx';
import { BulkItems } from './bulk-items.tsx';

/** One run: how far it is, what became of each document, and what there is to download. */
export function BulkScreen() {
  const { run: id = '' } = useParams({ strict: false }) as { run?: string };
  const t = useTexts();
  const { locale } = useLocale();
  const query = useBulkRun(id);
  const run = query.data;
  const before = <BackLink to="/ventes">{t.bulk.page.back}</BackLink>;
  if (run === undefined) {
    return (
      <Page title={t.bulk.page.back} before={before}>
        {query.error === null ? (
          <p>{t.common.shell.loading}</p>
        ) : (
          <Problem problem={query.error} onRetry={() => void query.refetch()} />
        )}
      </Page>
    );
  }
  return (
    <Page
      title={t.bulk.page.title[run.action]}
      subtitle={t.bulk.page.startedBy(run.startedBy, formatInstant(run.startedAt, locale, 'Europe/Paris'))}
      before={before}
    >
      <Progress run={run} onStopped={() => void query.refetch()} />
      <BulkDownloads run={run} />
      <BulkItems run={run} />
    </Page>
  );
}

function Progress({ run, onStopped }: { run: BulkRun; onStopped: () => void }) {
  const t = useTexts().bulk.page;
  const toasts = useToasts();
  const mayStop = useMay('invoices.edit');
  const stop = useMutation({
    mutationFn: () => bulkApi.cancel({ id: run.id }),
    onSuccess: onStopped,
    onError: (error) => toasts.failure(error),
  });
  const detail = [
    t.treated(run.done, run.refused, run.left),
    ...(run.action === 'issue' && run.done > 0 ? [t.pictures(run.pictures, run.done)] : []),
    ...(run.send || run.action === 'send' ? [t.mails(run.mails)] : []),
    ...(run.state === 'running' && run.cancelAsked ? [t.stopping] : []),
  ].join(' · ');
  return (
    <ProgressPanel
      title={t.list}
      state={run.state === 'cancelled' ? 'failed' : run.state}
      done={run.total - run.waiting}
      total={run.total}
      detail={detail}
      {...(mayStop && !run.cancelAsked && { onCancel: () => stop.mutate() })}
    />
  );
}
