import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { formatInstant } from '../../i18n/format.ts';
import { AutomaticNotice, usePromise } from '../automatic/index.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { CheckIcon, ChevronLeftIcon, ReminderIcon } from '../kit/icons.tsx';
import { KeyLegend } from '../kit/key-hint.tsx';
import { useKeyboard, useShortcut } from '../kit/keyboard.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { useMay } from '../kit/session.tsx';
import { useMineOnly } from '../kit/whose.tsx';
import { WhoseFilter } from '../customers/index.ts';
import { SendingNotice } from '../messages/index.ts';
import { useDrafts, useExcluded, useReadAhead, type Current, type Run } from './api.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { panelId } from './draft-mail.tsx';
import { DraftPanel } from './draft-panel.tsx';
import shared from './dunning.module.css';
import classes from './review.module.css';
import { ExcludedPanel } from './excluded-panel.tsx';
import { Freshness, isFresh } from './freshness.tsx';
import { PrepareOptions } from './prepare-button.tsx';
import { MoreActions, PrepareAgain, Stale } from './review-actions.tsx';
import { ReviewList } from './review-list.tsx';
import { groupOf, lineOrNeighbour, reviewRows, stepFrom, type ReviewRow } from './review-rows.ts';
import { useTicks } from './ticks.ts';

const AHEAD = 2;

/** The screen where a person reads what would leave: drafts and what is left out at the left, one of them at the right. */
export function Review({ current, run }: { current: Current; run: Run }) {
  const t = useTexts();
  const words = t.dunningScreens.review;
  const { locale } = useLocale();
  const promise = usePromise();
  const [isMine] = useMineOnly();
  const drafts = useDrafts(run.id, 'open', { isMine });
  const excluded = useExcluded(run.id, isMine);
  const ticks = useTicks(run.id, drafts.data ?? []);
  const [filter, setFilter] = useState('');
  const [active, setActive] = useState<{ key: string; at: number } | null>(null);
  const [opened, setOpened] = useState(false);
  const [asking, setAsking] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const maySend = useMay('dunning.send');
  const { singleKeys } = useKeyboard();
  // A preview measures itself: it is not made while the list covers the screen of a phone.
  const isNarrow = useMediaQuery('(max-width: 61.99em)', false, { getInitialValueInEffect: false });

  const rows = useMemo(
    () => reviewRows(drafts.data ?? [], excluded.data ?? [], filter),
    [drafts.data, excluded.data, filter],
  );
  const lines = rows.filter((row) => row.kind !== 'heading');
  const shownKey = lineOrNeighbour(rows, active?.key ?? null, active?.at ?? 0);
  const shown = lines.find((row) => row.key === shownKey);
  const at = lines.findIndex((row) => row.key === shownKey);
  useReadAhead(lines.slice(at + 1, at + 1 + AHEAD).flatMap((row) => (row.kind === 'draft' ? [row.key] : [])));

  const goTo = (key: string | null) =>
    setActive(key === null ? null : { key, at: lines.findIndex((row) => row.key === key) });
  const show = (key: string) => {
    goTo(key);
    setOpened(true);
  };
  const go = (step: 1 | -1) => goTo(stepFrom(rows, shownKey, step));
  const list = t.common.keys;
  useShortcut('j', () => go(1), { label: list.nextRow, group: 'list' });
  useShortcut('k', () => go(-1), { label: list.previousRow, group: 'list' });
  useShortcut('arrowdown', () => go(1));
  useShortcut('arrowup', () => go(-1));
  useShortcut('space', () => shown?.group === 'ready' && ticks.toggle(shown.key), {
    label: words.keys.tickOne,
    group: 'list',
  });
  const canSend = maySend && ticks.ticked.length > 0;
  useShortcut('mod+enter', () => setAsking(true), {
    label: words.send(ticks.ticked.length),
    group: 'screen',
    enabled: canSend,
  });

  const outCount = rows.find((row) => row.kind === 'heading' && row.group === 'out');
  const error = drafts.error ?? excluded.error;
  // Paid or held meanwhile, every one of them: there is nothing to approve and nobody to call.
  const hasWork = isMine || (drafts.data?.some((draft) => groupOf(draft) !== 'out') ?? true);
  const isLoaded = drafts.data !== undefined && excluded.data !== undefined;
  return (
    <Page
      title={words.title}
      subtitle={`${words.prepared(
        formatInstant(run.preparedAt, locale, 'Europe/Paris'),
        run.preparedBy,
        isLoaded ? ticks.ready.length : run.counts.ready,
        isLoaded && filter === ''
          ? outCount?.kind === 'heading'
            ? outCount.count
            : 0
          : run.counts.excluded + run.counts.removed,
      )} ${promise}`.trim()}
      actions={
        <>
          {singleKeys && (
            <KeyLegend
              hints={[
                { keys: ['j', 'k'], label: words.keys.browse },
                { keys: ['space'], label: words.keys.tick },
                { keys: ['e'], label: words.keys.edit },
                { keys: ['x'], label: words.keys.remove },
              ]}
            />
          )}
          <MoreActions
            run={run}
            onTickAll={ticks.tickAll}
            onTickNone={ticks.tickNone}
            onChoose={() => setChoosing(true)}
          />
          {isLoaded && !hasWork ? (
            <PrepareAgain run={run} />
          ) : (
            maySend && (
              <Button size="md" disabled={!canSend} onClick={() => setAsking(true)}>
                {ticks.ticked.length === 0 ? words.nothing : words.send(ticks.ticked.length)}
              </Button>
            )
          )}
        </>
      }
    >
      <div className={classes.notices} data-opened={opened || undefined}>
        <AutomaticNotice />
        <SendingNotice sending={current.sending} />
        {current.isStale && <Stale run={run} />}
        {run.selection !== null && <p className={shared.notice}>{t.automatic.options.only}</p>}
        {!current.isStale && !isFresh(current.freshness) && <Freshness current={current} compact />}
      </div>
      {error !== null && <Problem problem={error} onRetry={() => void drafts.refetch()} />}
      {isLoaded && rows.length === 0 && filter === '' ? (
        <EmptyState
          icon={CheckIcon}
          title={isMine ? t.people.whose.noReminder : words.empty}
          action={isMine && <WhoseFilter words={t.people.whose.reminders} />}
        >
          {!isMine && words.emptyText}
        </EmptyState>
      ) : (
        <div className={classes.review} data-opened={opened || undefined}>
          <div className={classes.listColumn}>
            <div className={classes.whose}>
              <WhoseFilter words={t.people.whose.reminders} />
            </div>
            {lines.length > 12 || filter !== '' ? (
              <div className={classes.search}>
                <SearchField label={words.searchLabel} value={filter} onChange={setFilter} width="100%" />
              </div>
            ) : null}
            <ReviewList rows={rows} active={shownKey} ticks={ticks} onShow={show} loading={!isLoaded} />
          </div>
          <div className={classes.panelColumn} id={panelId} key={shownKey}>
            <button type="button" className={classes.backToList} onClick={() => setOpened(false)}>
              <ChevronLeftIcon size={18} /> {words.back}
            </button>
            {(opened || !isNarrow) && <Panel row={shown} current={current} onGone={() => go(1)} />}
          </div>
        </div>
      )}
      <PrepareOptions opened={choosing} onClose={() => setChoosing(false)} />
      <ApproveDialog
        opened={asking}
        onClose={() => setAsking(false)}
        current={current}
        run={run}
        ticked={ticks.ticked}
        ready={ticks.ready}
      />
    </Page>
  );
}

type PanelProps = { row: ReviewRow | undefined; current: Current; onGone: () => void };

function Panel({ row, current, onGone }: PanelProps) {
  const t = useTexts().dunningScreens.review;
  if (row?.kind === 'draft') return <DraftPanel id={row.key} today={current.today} onGone={onGone} />;
  if (row?.kind === 'excluded') return <ExcludedPanel excluded={row.excluded} />;
  return <EmptyState icon={ReminderIcon} title={t.pick} />;
}
