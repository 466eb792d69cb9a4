import { Button, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { BankIcon, UploadIcon } from '../kit/icons.tsx';
import { KeyLegend } from '../kit/key-hint.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Toolbar, ToolbarSpace } from '../kit/page.tsx';
import { usePaletteActions } from '../kit/palette-actions.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { readStored, writeStored } from '../kit/stored.ts';
import { AccountStrip } from './account-strip.tsx';
import { bank, keys, useAccounts, type Account, type Group, type View } from './api.ts';
import { BankTabs } from './bank-tabs.tsx';
import classes from './bank.module.css';
import { groupKey } from './decision-groups.tsx';
import { DecidedLines } from './decided-lines.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { ReviewList } from './review-list.tsx';
import { useDecisions } from './use-decisions.ts';

const views: readonly View[] = ['to-see', 'posted', 'debits', 'ignored'];

/** « Banque »: what came in, what it pays, and what is left to say. */
export function BankScreen() {
  const t = useTexts().banking;
  const accounts = useAccounts();
  const [chosen, setChosen] = useState(() => readStored('bank-account'));
  const [importing, setImporting] = useState(false);
  const mayImport = useMay('bank.import');
  const actions = useMemo(
    () =>
      mayImport
        ? [{ id: 'bank-import', label: t.import.action, icon: UploadIcon, run: () => setImporting(true) }]
        : [],
    [mayImport, t],
  );
  usePaletteActions(actions);
  const list = accounts.data?.accounts ?? [];
  const account = list.find((one) => one.id === chosen) ?? list.find((one) => one.toSee > 0) ?? list[0];
  const choose = (id: string) => {
    setChosen(id);
    writeStored('bank-account', id);
  };
  const dialog = (
    <ImportDialog
      opened={importing}
      onClose={() => setImporting(false)}
      onImported={(ids) => {
        const first = ids[0];
        if (first !== undefined) choose(first);
      }}
    />
  );
  const open = mayImport ? () => setImporting(true) : undefined;
  // One place for the dialog: the first import turns the empty page into the review behind it.
  return (
    <>
      {account === undefined ? (
        <Page title={t.plainTitle}>
          {accounts.isError && <Problem problem={accounts.error} onRetry={() => void accounts.refetch()} />}
          {accounts.isSuccess && (
            <EmptyState
              icon={BankIcon}
              title={t.empty.title}
              action={open === undefined ? undefined : <Button onClick={open}>{t.import.action}</Button>}
            >
              {t.empty.text}
            </EmptyState>
          )}
        </Page>
      ) : (
        <AccountReview
          key={account.id}
          account={account}
          accounts={list}
          onAccount={choose}
          onImport={open}
        />
      )}
      {dialog}
    </>
  );
}

type ReviewProps = {
  account: Account;
  accounts: readonly Account[];
  onAccount: (id: string) => void;
  onImport: (() => void) | undefined;
};

const POLL_MS = 1500;

function AccountReview({ account, accounts, onAccount, onImport }: ReviewProps) {
  const t = useTexts().banking;
  const { locale } = useLocale();
  const mayMatch = useMay('bank.match');
  const [view, setView] = useState<View>('to-see');
  const review = useQuery({
    queryKey: keys.review(account.id),
    queryFn: ({ signal }) => bank.review({ accountId: account.id }, { signal }),
    refetchInterval: (query) => (query.state.data?.latest?.isMatching === true ? POLL_MS : false),
  });
  const grouped = useQuery({
    queryKey: keys.decisions(account.id),
    queryFn: ({ signal }) => bank.decisions({ accountId: account.id }, { signal }),
  });
  // One memory of what was decided, whichever list is on the screen: U takes it back in the order of its making.
  const decisions = useDecisions();
  const [shown, setShown] = useState<Group | null>(null);
  const groups = grouped.data?.groups ?? [];
  const show = (group: Group | null) => {
    // Money out is decided in its own list.
    const isOut = group !== null && group.totalMinor.startsWith('-');
    if (isOut) setView('debits');
    setShown(isOut ? null : group);
  };
  const latest = review.data?.latest ?? null;
  const counts = review.data?.counts;
  const amounts: Readonly<Record<View, number>> = {
    'to-see': counts?.toSee ?? account.toSee,
    posted: counts?.posted ?? 0,
    debits: counts?.debits ?? 0,
    ignored: counts?.ignored ?? 0,
  };
  const subtitle =
    latest === null
      ? undefined
      : `${latest.toOn === null ? '' : `${t.statementOf(formatDate(plainDate(latest.toOn), locale, 'long'))}${locale === 'fr' ? '\u00a0: ' : ': '}`}${t.progress(latest.lines, latest.auto, latest.byPerson, latest.aside, latest.toSee)}.`;
  return (
    <Page
      title={t.title(account.name)}
      subtitle={subtitle}
      before={<BankTabs />}
      actions={
        <>
          {mayMatch && view === 'to-see' && amounts['to-see'] > 0 && (
            <KeyLegend
              hints={[
                { keys: ['enter'], label: t.act.accept.toLowerCase() },
                { keys: ['f'], label: t.act.search.split(' ')[0]!.toLowerCase() },
                { keys: ['z'], label: t.act.undo.toLowerCase() },
              ]}
            />
          )}
          {onImport !== undefined && (
            <Button variant="default" onClick={onImport}>
              {t.import.action}
            </Button>
          )}
        </>
      }
    >
      {latest !== null && (
        <div
          className={classes.bar}
          role="progressbar"
          aria-label={t.bar}
          aria-valuemin={0}
          aria-valuemax={latest.lines}
          aria-valuenow={latest.lines - latest.toSee}
        >
          <div
            className={classes.done}
            data-busy={latest.isMatching || undefined}
            style={{
              width: `${String(latest.lines === 0 ? 100 : ((latest.lines - latest.toSee) / latest.lines) * 100)}%`,
            }}
          />
        </div>
      )}
      <Toolbar label={t.views.label}>
        <SegmentedControl
          size="sm"
          className={classes.views}
          aria-label={t.views.label}
          value={view}
          onChange={(next) => setView(views.find((one) => one === next) ?? 'to-see')}
          data={views.map((one) => ({
            value: one,
            label: `${t.views[one]} ${amounts[one] > 0 ? formatNumber(amounts[one], locale) : ''}`.trim(),
          }))}
        />
        {accounts.length > 1 && (
          <Select
            size="sm"
            aria-label={t.account.choose}
            value={account.id}
            allowDeselect={false}
            data={accounts.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(id) => id !== null && onAccount(id)}
          />
        )}
        {latest?.isMatching === true && <span className={classes.hint}>{t.matching}</span>}
        <ToolbarSpace />
        <AccountStrip account={account} />
      </Toolbar>
      {view === 'to-see' ? (
        <ReviewList
          account={account}
          groups={groups}
          shown={groups.find((one) => shown !== null && groupKey(one) === groupKey(shown)) ?? null}
          onShow={show}
          decisions={decisions}
          onImport={onImport}
        />
      ) : (
        <DecidedLines key={view} account={account} view={view} decisions={decisions} />
      )}
    </Page>
  );
}
