import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import { AutomaticNotice } from '../automatic/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { FilterChip } from '../kit/filter-chip.tsx';
import { UndoIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Page, Toolbar } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { ProgressPanel } from '../kit/progress-panel.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { SendingNotice } from '../messages/index.ts';
import { dunningApi, keys, useDrafts, type Current, type DraftRow, type PastRun, type Run } from './api.ts';
import classes from './dunning.module.css';
import { Letters } from './letters.tsx';
import { PrepareButton } from './prepare-button.tsx';
import {
  isOutcome,
  outcomeCounts,
  outcomeHue,
  outcomes,
  stateNow,
  undoUntil,
  type Outcome,
} from './run-outcome.ts';
import { remarkOf, stepHue, stepName } from './step-words.ts';

type ResultProps = {
  /** Absent for a run of the past: nothing of it moves any more. */
  current?: Current;
  run: Run | PastRun;
  onReview?: () => void;
};

/** What became of each draft: leaving, left, taken out because it was paid; and the way back while there is one. */
export function RunResult({ current, run, onReview }: ResultProps) {
  const t = useTexts();
  const words = t.dunningScreens.result;
  const { locale } = useLocale();
  const isLive = current !== undefined;
  const drafts = useDrafts(run.id, 'all', { moving: isLive && run.state !== 'done' });
  const [only, setOnly] = useState<Outcome | null>(null);
  const all = drafts.data ?? [];
  const counts = outcomeCounts(all);
  const moving = counts.waiting > 0;
  const toReview = all.filter((draft) => stateNow(draft) === 'proposed').length;
  const shown = only === null ? all : all.filter((draft) => isOutcome(draft, only));
  const title = isLive
    ? moving
      ? words.sendingTitle
      : words.title
    : words.pastTitle(formatDate(plainDate(run.asOf), locale, 'long'));
  const filters = outcomes.filter((one) => counts[one] > 0);
  return (
    <Page
      title={title}
      subtitle={[
        words.subtitle(formatInstant(run.preparedAt, locale, 'Europe/Paris'), run.preparedBy),
        isLive && toReview > 0 ? words.toReview(toReview) : '',
      ]
        .join(' ')
        .trim()}
      before={
        isLive ? undefined : <BackLink to="/relances/historique">{t.dunningScreens.past.back}</BackLink>
      }
      actions={
        <>
          <Link to="/boite-envoi" className={classes.linkButton}>
            {words.goOutbox}
          </Link>
          {onReview !== undefined && (
            <Button variant="default" onClick={onReview}>
              {words.backToReview}
            </Button>
          )}
          {!isLive && run.state === 'proposed' && (
            <Button component={Link} to="/relances">
              {words.backToReview}
            </Button>
          )}
          {isLive && onReview === undefined && (!moving || run.state === 'proposed') && <PrepareButton />}
        </>
      }
    >
      {isLive && <AutomaticNotice />}
      {current !== undefined && <SendingNotice sending={current.sending} />}
      {drafts.error !== null && <Problem problem={drafts.error} onRetry={() => void drafts.refetch()} />}
      {isLive && moving && <UnderWay run={run} drafts={all} />}
      {counts.letters > 0 && <Letters runId={run.id} />}
      {filters.length > 1 && (
        <Toolbar label={words.columns.state}>
          {[null, ...filters].map((one) => (
            <FilterChip
              key={one ?? 'all'}
              label={one === null ? words.filterAll : words.figures[one]}
              count={one === null ? all.length : counts[one]}
              pressed={only === one}
              onPress={() => setOnly(one)}
            />
          ))}
        </Toolbar>
      )}
      <ResultTable drafts={shown} loading={drafts.isPending} />
    </Page>
  );
}

function UnderWay({ run, drafts }: { run: Run | PastRun; drafts: readonly DraftRow[] }) {
  const t = useTexts().dunningScreens.result;
  const { locale } = useLocale();
  const toasts = useToasts();
  const queries = useQueryClient();
  const maySend = useMay('dunning.send');
  const takeBack = useMutation({
    mutationFn: () => dunningApi.takeBack({ runId: run.id }),
    onSuccess: async ({ takenBack, alreadyLeft }) => {
      await queries.invalidateQueries({ queryKey: keys.all });
      void queries.invalidateQueries({ queryKey: ['messages'] });
      const sentences = [t.takenBack(takenBack), alreadyLeft > 0 ? t.alreadyLeft(alreadyLeft) : ''];
      toasts.info(sentences.join(' ').trim());
    },
    onError: toasts.failure,
  });
  const counts = outcomeCounts(drafts);
  const until = undoUntil(drafts);
  return (
    <ProgressPanel
      title={t.progress}
      state="running"
      done={counts.sent}
      total={counts.sent + counts.waiting + counts.failed + counts.ambiguous}
      detail={
        <>
          {t.progressDetail(counts.sent, counts.waiting)}.
          {until !== null && <> {t.undoUntil(formatInstant(until, locale, 'Europe/Paris'))}</>}
        </>
      }
      actions={
        maySend && (
          <Button
            variant="default"
            leftSection={<UndoIcon size={16} />}
            loading={takeBack.isPending}
            onClick={() => takeBack.mutate()}
          >
            {t.undo}
          </Button>
        )
      }
    />
  );
}

function ResultTable({ drafts, loading }: { drafts: readonly DraftRow[]; loading: boolean }) {
  const t = useTexts();
  const words = t.dunningScreens.result;
  const { locale } = useLocale();
  return (
    <DataTable
      label={words.list}
      rows={drafts}
      rowKey={(draft) => draft.id}
      rowName={(draft) => draft.customerName}
      loading={loading}
      empty={words.empty}
      muted={(draft) => stateNow(draft) === 'removed' || stateNow(draft) === 'withdrawn'}
      columns={[
        {
          key: 'customer',
          header: words.columns.customer,
          width: 'minmax(11rem, 2fr)',
          card: 'title',
          cell: (draft) => <a href={`/clients/${draft.partyId}`}>{draft.customerName}</a>,
        },
        {
          key: 'step',
          header: words.columns.step,
          width: 'minmax(9rem, 1fr)',
          cell: (draft) => (
            <StatusBadge colour={stepHue(draft.kind, draft.level)}>{stepName(t, draft)}</StatusBadge>
          ),
        },
        {
          key: 'total',
          header: words.columns.total,
          width: '9rem',
          align: 'end',
          card: 'amount',
          cell: (draft) => <MoneyText minor={draft.totalMinor} currency={draft.currency} />,
        },
        {
          key: 'state',
          header: words.columns.state,
          width: 'minmax(16rem, 3fr)',
          cell: (draft) => {
            const remark = remarkOf(t, draft, (iso) => formatDate(iso, locale, 'long'));
            const now = stateNow(draft);
            const isLetter = draft.state === 'queued' && draft.messageId === null;
            const isCalled = draft.kind === 'call' && draft.state === 'sent';
            const state = isLetter
              ? words.queuedLetter
              : isCalled
                ? words.called
                : draft.state === 'removed'
                  ? (remark ?? words.states.removed)
                  : words.states[now];
            const detail = draft.live === 'shrunk' && draft.state !== 'proposed' ? words.shrunk : remark;
            return (
              <span className={classes.outcome}>
                <StatusBadge colour={outcomeHue(now)}>{state}</StatusBadge>
                {draft.state !== 'removed' && <small>{detail}</small>}
              </span>
            );
          },
        },
      ]}
    />
  );
}
