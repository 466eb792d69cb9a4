import { Button, Tooltip } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Texts } from '../../i18n/catalogue.ts';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { DateText } from '../kit/dates.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { BankIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { bank, keys, type Account, type Line, type Match, type View } from './api.ts';
import classes from './bank.module.css';
import { BookDialog } from './book-dialog.tsx';
import { IgnoreDialog } from './ignore-dialog.tsx';
import { numbersOf, reasonSentence } from './reasons.ts';
import { OfferText } from './offer-text.tsx';
import type { Decision, Decisions } from './use-decisions.ts';

type DecidedView = Exclude<View, 'to-see'>;

type DebitActs = Readonly<Record<'ignore' | 'book' | 'accept', (line: Line) => void>>;

/** What one key takes: the payment that comes back first, else the rule. */
const offerOf = (line: Line): Decision | null => {
  const [returned] = line.returns;
  if (returned !== undefined) return { kind: 'return', line, rank: returned.rank };
  if (line.rule === null) return null;
  return { kind: 'rule', line, ruleId: line.rule.id, ledgerAccount: line.rule.ledgerAccount };
};

const acceptLabel = (line: Line, t: Texts['bankLearning']): string => {
  if (line.returns.length > 0) return t.returned.accept;
  return line.rule === null ? t.account.action : t.account.actionIn(line.rule.ledgerAccount);
};

/** What was decided, or asks for no customer: each line with its explanation and the way back. */
export function DecidedLines(props: { account: Account; view: DecidedView; decisions: Decisions }) {
  const { account, view, decisions } = props;
  const texts = useTexts();
  const t = texts.banking;
  const learned = texts.bankLearning;
  const mayMatch = useMay('bank.match');
  const [dialog, setDialog] = useState<{ act: 'ignore' | 'book'; line: Line } | null>(null);
  const open: DebitActs = {
    ignore: (line) => setDialog({ act: 'ignore', line }),
    book: (line) => setDialog({ act: 'book', line }),
    accept: (line) => {
      const offer = offerOf(line);
      if (offer === null) setDialog({ act: 'book', line });
      else decisions.decide(offer);
    },
  };
  useShortcut('u', decisions.undoLast, {
    label: t.act.undo,
    group: 'screen',
    enabled: mayMatch && dialog === null,
  });
  const list = useInfiniteQuery({
    queryKey: keys.lines(account.id, view),
    queryFn: ({ pageParam, signal }) =>
      bank.lines({ accountId: account.id, view, ...(pageParam !== '' && { after: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const lines = list.data?.pages.flatMap((page) => page.lines) ?? [];
  const columns = useColumns(view, mayMatch ? decisions : null, open);
  const labels = { posted: t.posted.label, ignored: t.posted.ignoredLabel, debits: t.posted.debitsLabel };
  return (
    <>
      <DataTable<Line>
        label={labels[view]}
        rows={lines}
        columns={columns}
        rowKey={(line) => line.id}
        rowName={(line) => line.text}
        rowKeys={
          mayMatch
            ? view === 'debits'
              ? [
                  { keys: 'a', label: t.act.accept, run: open.accept },
                  { keys: 'c', label: learned.account.title, run: open.book },
                  { keys: 'i', label: t.act.ignore, run: open.ignore },
                ]
              : [{ keys: 'z', label: t.act.undo, run: (line) => decisions.undo(line.id) }]
            : []
        }
        loading={list.isPending}
        hasMore={list.hasNextPage}
        loadMore={() => void list.fetchNextPage()}
        loadingMore={list.isFetchingNextPage}
        problem={
          list.isError ? <Problem problem={list.error} onRetry={() => void list.refetch()} /> : undefined
        }
        empty={<EmptyState icon={BankIcon} title={t.empty[view]} />}
      />
      {dialog?.act === 'ignore' && (
        <IgnoreDialog line={dialog.line} decisions={decisions} onClose={() => setDialog(null)} />
      )}
      {dialog?.act === 'book' && (
        <BookDialog line={dialog.line} decisions={decisions} onClose={() => setDialog(null)} />
      )}
    </>
  );
}

function useColumns(view: DecidedView, decisions: Decisions | null, acts: DebitActs): Column<Line>[] {
  const texts = useTexts();
  const t = texts.banking;
  const learned = texts.bankLearning;
  const shared: Column<Line>[] = [
    {
      key: 'day',
      header: t.posted.columns.day,
      width: '6.75rem',
      cell: (line) => <DateText date={line.bookedOn} />,
    },
    {
      key: 'line',
      header: t.posted.columns.line,
      width: 'minmax(9rem, 1.5fr)',
      card: 'title',
      cell: (line) => (
        <span className={classes.cellText} title={`${line.counterpartyName} ${line.text}`.trim()}>
          {line.isReversal && (
            <>
              <StatusBadge colour="orange">{t.line.returned}</StatusBadge>{' '}
            </>
          )}
          {[line.counterpartyName, line.text].filter((text) => text !== '').join(' — ')}
        </span>
      ),
    },
    {
      key: 'amount',
      header: t.posted.columns.amount,
      width: '7.5rem',
      align: 'end',
      card: 'amount',
      cell: (line) => <MoneyText minor={line.amountMinor} currency={line.currency} signed />,
    },
  ];
  const button = (label: string, run: () => void, busy: boolean) => (
    <Button variant="subtle" size="compact-sm" loading={busy} onClick={run}>
      {label}
    </Button>
  );
  const undo: Column<Line> = {
    key: 'act',
    header: learned.acts,
    width: '5.5rem',
    align: 'end',
    cell: (line) =>
      decisions === null
        ? null
        : button(t.act.undo, () => decisions.undo(line.id), decisions.undoing === line.id),
  };
  if (view === 'debits') {
    return [
      ...shared,
      {
        key: 'offer',
        header: t.posted.columns.match,
        width: 'minmax(12rem, 2fr)',
        cell: (line) => <OfferText line={line} />,
      },
      {
        key: 'act',
        header: learned.acts,
        width: '19rem',
        align: 'end',
        cell: (line) =>
          decisions === null ? null : (
            <>
              {button(acceptLabel(line, learned), () => acts.accept(line), decisions.busyLine === line.id)}
              {button(t.act.ignore, () => acts.ignore(line), false)}
            </>
          ),
      },
    ];
  }
  if (view === 'ignored') {
    return [
      ...shared,
      {
        key: 'reason',
        header: t.posted.ignoredColumns.reason,
        width: 'minmax(8rem, 1.4fr)',
        cell: (line) => line.ignoredReason,
      },
      {
        key: 'by',
        header: t.posted.ignoredColumns.who,
        width: '9rem',
        card: 'hidden',
        cell: (line) => line.ignoredBy,
      },
      undo,
    ];
  }
  return [
    ...shared,
    {
      key: 'match',
      header: t.posted.columns.match,
      width: 'minmax(14rem, 2fr)',
      cell: (line) => line.match !== null && <Matched line={line} match={line.match} />,
    },
    {
      key: 'who',
      header: t.posted.columns.who,
      width: '7.75rem',
      cell: (line) => line.match !== null && <DecidedBy line={line} match={line.match} />,
    },
    undo,
  ];
}

function Matched({ line, match }: { line: Line; match: Match }) {
  const texts = useTexts();
  const { banking: t, differences } = texts;
  const money = useMoney();
  if (match.isReversed) return <span className={classes.warn}>{t.posted.reversed}</span>;
  if (match.kind === 'account') {
    const { posted, byRule } = texts.bankLearning.account;
    return (
      <>
        {posted(match.ledgerAccount)}
        {match.ruleId !== null && <span className={classes.hint}> {byRule}</span>}
      </>
    );
  }
  if (match.kind === 'batch' && match.allocations.length === 0) return match.batchReference;
  if (match.kind === 'return')
    return texts.bankLearning.returned.posted(numbersOf(match.allocations, t, 2) || (match.partyName ?? ''));
  if (match.kind === 'recorded' && match.allocations.length === 0)
    return texts.bankLearning.recorded.posted(match.partyName ?? '');
  if (match.kind === 'suspense' && match.allocations.length === 0) {
    return match.partyName === null ? t.posted.suspense : t.posted.suspenseOf(match.partyName);
  }
  if (match.allocations.length === 0) return t.posted.onAccount(match.partyName ?? '');
  const names = [...new Set(match.allocations.map((one) => one.partyName))].join(', ');
  const who = match.kind === 'batch' ? match.batchReference : names;
  const text = `${who} — ${numbersOf(match.allocations, t, 2)}`;
  const closed = match.differences.map(({ kind, amountMinor }) =>
    differences.dont(differences.amountOf[kind](money(amountMinor.replace('-', ''), line.currency))),
  );
  return (
    <span className={classes.cellText} title={[text, ...closed].join(', ')}>
      {text}
      {match.kind === 'recorded' && <span className={classes.hint}> {texts.bankLearning.recorded.hint}</span>}
      {match.restMinor !== '0' && (
        <span className={classes.hint}> {t.posted.rest(money(match.restMinor, line.currency))}</span>
      )}
      {closed.map((difference) => (
        <span key={difference} className={classes.hint}>
          {' '}
          {difference}
        </span>
      ))}
    </span>
  );
}

/** By itself, with its evidence; or by whom. */
function DecidedBy({ line, match }: { line: Line; match: Match }) {
  const t = useTexts().banking;
  const money = useMoney();
  const why = reasonSentence(match.reasons, t, money, line.currency);
  const who = match.decidedBy === 'auto' ? t.posted.auto : t.posted.by(match.by);
  const score = match.score === null ? '' : ` · ${match.score}\u00a0%`;
  if (why === '') return <span>{who}</span>;
  return (
    <Tooltip label={why} multiline maw={320}>
      <span className={classes.explained}>
        {who}
        {score}
        <span className="e-hidden">
          {' '}
          {t.posted.why}: {why}
        </span>
      </span>
    </Tooltip>
  );
}
