import { useParams } from '@tanstack/react-router';
import { BackLink } from '../kit/back-link.tsx';
import { useTexts } from '../kit/locale.tsx';
import { RunPage } from '../kit/run-page.tsx';
import { useMay } from '../kit/session.tsx';
import { bulkApi, useBulkRun, type BulkRun } from './bulk-api.ts';
import { BulkDownloads } from './bulk-downloads.tsx';
import { BulkItems } from './bulk-items.tsx';

/** One run: how far it is, what became of each document, and what there is to download. */
export function BulkScreen() {
  const { run: id = '' } = useParams({ strict: false }) as { run?: string };
  const t = useTexts().bulk.page;
  const mayStop = useMay('invoices.edit');
  const detailOf = (run: BulkRun): string[] => [
    t.treated(run.done, run.refused, run.left),
    ...(run.action === 'issue' && run.done > 0 ? [t.pictures(run.pictures, run.done)] : []),
    ...(run.send || run.action === 'send' ? [t.mails(run.mails)] : []),
  ];
  return (
    <RunPage
      query={useBulkRun(id)}
      before={<BackLink to="/ventes">{t.back}</BackLink>}
      titleOf={(run) => (run === undefined ? t.back : t.title[run.action])}
      by={t.startedBy}
      list={t.list}
      detailOf={detailOf}
      stopping={t.stopping}
      mayStop={mayStop}
      stop={(run) => bulkApi.cancel({ id: run.id })}
    >
      {(run) => (
        <>
          <BulkDownloads run={run} />
          <BulkItems run={run} />
        </>
      )}
    </RunPage>
  );
}
