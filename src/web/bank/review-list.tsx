import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { EmptyState } from '../kit/empty-state.tsx';
import { CheckIcon } from '../kit/icons.tsx';
import { useListKeys, useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { bank, keys, useRefresh, type Account, type Group, type Line } from './api.ts';
import classes from './bank.module.css';
import { BookDialog } from './book-dialog.tsx';
import { batchOf } from './batch-offer.tsx';
import { DecisionGroups } from './decision-groups.tsx';
import { ideaOf, ideasOf } from './ideas.tsx';
import { IgnoreDialog } from './ignore-dialog.tsx';
import { OnAccountDialog } from './on-account-dialog.tsx';
import { Pair, type PairAct } from './pair.tsx';
import { SplitEditor } from './split-editor.tsx';
import { SuspendDialog } from './suspend-dialog.tsx';
import type { Decisions } from './use-decisions.ts';

type Dialog = { act: Exclude<PairAct, 'accept'>; line: Line };

type ReviewListProps = {
  account: Account;
  groups: readonly Group[];
  /** Narrowed to the lines of this group, as long as it has some. */
  shown: Group | null;
  onShow: (group: Group | null) => void;
  decisions: Decisions;
  onImport: (() => void) | undefined;
};

const ROW = 120;

/** Pairs: at the left what the bank says, at the right what it pays. One key each. */
export function ReviewList(props: ReviewListProps) {
  const { account, groups, shown, onShow, decisions, onImport } = props;
  const texts = useTexts();
  const words = texts.banking;
  const mayMatch = useMay('bank.match');
  const [index, setIndex] = useState(0);
  const [picked, setPicked] = useState<ReadonlyMap<string, string>>(new Map());
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const list = useInfiniteQuery({
    queryKey: keys.lines(account.id, 'to-see'),
    queryFn: ({ pageParam, signal }) =>
      bank.lines(
        { accountId: account.id, view: 'to-see', ...(pageParam !== '' && { after: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const all = list.data?.pages.flatMap((page) => page.lines) ?? [];
  const wanted = shown === null ? null : new Set(shown.lineIds);
  const narrowed = wanted === null ? all : all.filter((line) => wanted.has(line.id));
  // The group is done: the others come back.
  const lines = narrowed.length > 0 || list.hasNextPage ? narrowed : all;
  const at = Math.min(index, Math.max(0, lines.length - 1));
  const current = lines[at];
  const shownOf = (line: Line) => ideaOf(line, picked.get(line.id));
  const proposalOf = (line: Line) => {
    const idea = shownOf(line);
    return idea?.kind === 'proposal' ? idea.proposal : line.proposals[0];
  };

  const act = (line: Line, how: PairAct) => {
    const idea = shownOf(line);
    const batch = batchOf(line, idea);
    if (how !== 'accept') setDialog({ act: how, line });
    else if (batch !== undefined) {
      if (batch.isWhole)
        decisions.decide({ kind: 'batch', line, batchId: batch.batchId, reference: batch.reference });
    } else if (idea === undefined && line.rule !== null) {
      const { id: ruleId, ledgerAccount } = line.rule;
      decisions.decide({ kind: 'rule', line, ruleId, ledgerAccount });
    } else if (idea === undefined) setDialog({ act: 'search', line });
    else if (decisions.busyLine === null) {
      if (idea.kind === 'recorded')
        decisions.decide({ kind: 'recorded', line, paymentId: idea.recorded.paymentId });
      else decisions.decide({ kind: 'proposal', line, proposal: idea.proposal });
    }
  };
  const pick = (line: Line, key: string) => setPicked(new Map(picked).set(line.id, key));

  const body = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  // No React Compiler here: the virtualizer redraws the rows itself and nothing of it is memoised.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useWindowVirtualizer<HTMLDivElement>({
    count: lines.length,
    estimateSize: () => ROW,
    overscan: 6,
    getItemKey: (row) => lines[row]!.id,
    scrollMargin: offset,
    scrollPaddingStart: 72,
    scrollPaddingEnd: 96,
  });
  const isFilled = lines.length > 0;
  useEffect(() => {
    if (!isFilled) return undefined;
    const measure = () =>
      setOffset(Math.round((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY));
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [isFilled]);
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? -1;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= lines.length - 10) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, lines.length]);

  const go = (next: number) => {
    setIndex(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  useListKeys({
    count: lines.length,
    index: at,
    onIndex: go,
    onOpen: mayMatch ? () => current !== undefined && act(current, 'accept') : undefined,
    labels: { next: words.act.next, previous: words.act.previous, open: words.act.accept },
    enabled: dialog === null,
  });
  const enabled = mayMatch && current !== undefined;
  const run = (how: PairAct) => () => current !== undefined && act(current, how);
  useShortcut('f', run('search'), { label: words.act.search, group: 'screen', enabled });
  useShortcut('s', run('split'), { label: words.act.split, group: 'screen', enabled });
  useShortcut('o', run('on-account'), { label: words.act.onAccount, group: 'screen', enabled });
  useShortcut('a', run('suspend'), { label: words.act.suspend, group: 'screen', enabled });
  useShortcut('c', run('book'), { label: texts.bankLearning.account.title, group: 'screen', enabled });
  useShortcut('i', run('ignore'), { label: words.act.ignore, group: 'screen', enabled });
  useShortcut('u', decisions.undoLast, { enabled: mayMatch });
  useShortcut('z', decisions.undoLast, { label: words.act.undo, group: 'screen', enabled: mayMatch });
  const choose = (rank: number) => () => {
    const idea = current === undefined ? undefined : ideasOf(current)[rank - 1];
    if (current !== undefined && idea !== undefined) pick(current, idea.key);
  };
  useShortcut('2', choose(2), { label: words.act.choose(2), group: 'screen', enabled });
  useShortcut('3', choose(3), { label: words.act.choose(3), group: 'screen', enabled });
  useShortcut('1', choose(1), { label: words.act.choose(1), group: 'screen', enabled });

  if (list.isError) return <Problem problem={list.error} onRetry={() => void list.refetch()} />;
  const decisionGroups = (
    <DecisionGroups
      accountId={account.id}
      currency={account.currency}
      groups={groups}
      decisions={decisions}
      shown={shown}
      onShow={onShow}
      enabled={dialog === null}
    />
  );
  if (list.isSuccess && lines.length === 0) {
    return (
      <>
        {decisionGroups}
        <EmptyState
          icon={CheckIcon}
          title={words.empty.allSeen}
          action={
            onImport === undefined ? undefined : (
              <Button variant="default" onClick={onImport}>
                {words.import.action}
              </Button>
            )
          }
        >
          {words.empty.allSeenText}
        </EmptyState>
      </>
    );
  }
  const close = () => setDialog(null);
  return (
    <>
      {decisionGroups}
      <div
        ref={body}
        role="list"
        aria-label={words.line.list}
        className={classes.pairs}
        style={{ height: `${String(virtual.getTotalSize())}px` }}
      >
        {rows.map((row) => {
          const line = lines[row.index]!;
          return (
            <div
              key={row.key}
              ref={virtual.measureElement}
              data-index={row.index}
              role="listitem"
              aria-current={row.index === at || undefined}
              className={classes.row}
              style={{ transform: `translateY(${String(row.start - offset)}px)` }}
            >
              <Pair
                line={line}
                idea={shownOf(line)}
                isCurrent={row.index === at}
                isBusy={decisions.busyLine === line.id}
                mayMatch={mayMatch}
                onFocus={() => setIndex(row.index)}
                onAct={(how) => act(line, how)}
                onPick={(key) => pick(line, key)}
              />
            </div>
          );
        })}
      </div>
      {mayMatch && lines.length > 0 && <Rematch accountId={account.id} />}
      {dialog !== null && (dialog.act === 'search' || dialog.act === 'split') && (
        <SplitEditor
          line={dialog.line}
          start={dialog.act === 'split' ? (proposalOf(dialog.line) ?? null) : null}
          decisions={decisions}
          onClose={close}
        />
      )}
      {dialog?.act === 'on-account' && (
        <OnAccountDialog
          line={dialog.line}
          guess={proposalOf(dialog.line) ?? null}
          decisions={decisions}
          onClose={close}
        />
      )}
      {dialog?.act === 'suspend' && (
        <SuspendDialog
          line={dialog.line}
          guess={proposalOf(dialog.line) ?? null}
          decisions={decisions}
          onClose={close}
        />
      )}
      {dialog?.act === 'book' && <BookDialog line={dialog.line} decisions={decisions} onClose={close} />}
      {dialog?.act === 'ignore' && <IgnoreDialog line={dialog.line} decisions={decisions} onClose={close} />}
    </>
  );
}

/** New invoices or new customers since the import may explain what waits. */
function Rematch({ accountId }: { accountId: string }) {
  const t = useTexts().banking;
  const toasts = useToasts();
  const refresh = useRefresh();
  const again = useMutation({
    mutationFn: () => bank.rematch({ accountId }),
    onSuccess: async (answer) => {
      toasts.info(answer.isMatching ? t.import.matching : t.said.rematched(answer.autoLines));
      await refresh();
    },
    onError: toasts.failure,
  });
  return (
    <div>
      <Button variant="subtle" size="compact-sm" loading={again.isPending} onClick={() => again.mutate()}>
        {t.act.rematch}
      </Button>
    </div>
  );
}
