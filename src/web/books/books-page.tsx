import { Button } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { endOfMonth, plainDate, startOfMonth, type PlainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { DateField } from '../kit/date-field.tsx';
import { useLocale } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import classes from './books.module.css';
import { ReportMenu, type Report } from './report-menu.tsx';
import { useWords } from './texts.ts';
import type { Asked, Period } from './use-period.ts';

/** The parts of the books, each keeping the period that was chosen. */
export function BooksTabs({ period }: { period: Period | null }) {
  const t = useWords().tabs;
  const { pathname } = useLocation();
  const tabs: readonly { to: string; label: string; ofPeriod?: boolean }[] = [
    { to: '/comptabilite', label: t.balance },
    { to: '/comptabilite/grand-livre', label: t.ledger },
    { to: '/comptabilite/journaux', label: t.journals },
    { to: '/comptabilite/auxiliaire', label: t.parties },
    { to: '/comptabilite/bilan', label: t.statements },
    { to: '/comptabilite/rapprochement', label: t.bank },
    { to: '/comptabilite/tva', label: t.vat },
    { to: '/comptabilite/fec', label: t.fec },
    { to: '/comptabilite/comptable', label: t.accountant },
    { to: '/comptabilite/saisie', label: t.entries },
    // A closing has a day of its own.
    { to: '/comptabilite/cloture', label: t.closing, ofPeriod: false },
  ];
  return (
    <nav className={classes.tabs} aria-label={t.label}>
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          search={period === null || tab.ofPeriod === false ? {} : { du: period.from, au: period.to }}
          className={classes.tab}
          data-current={pathname === tab.to || undefined}
          aria-current={pathname === tab.to ? 'page' : undefined}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}

type BooksPageProps = {
  title: string;
  asked: Asked;
  /** What can be taken away as a file; none while nothing is chosen. */
  reports: readonly Report[];
  /** Beside the period: account, journal. */
  controls?: ReactNode;
  children: ReactNode;
};

/** A report: its period, its files, its rows. */
export function BooksPage({ title, asked, reports, controls, children }: BooksPageProps) {
  const t = useWords();
  const { locale } = useLocale();
  const { period } = asked;
  const day = (on: string): string => formatDate(plainDate(on), locale, 'long');
  return (
    <Page
      title={title}
      subtitle={period === null ? '\u00a0' : t.subtitle(day(period.from), day(period.to))}
      before={<BooksTabs period={period} />}
      actions={period !== null && <ReportMenu period={period} reports={reports} />}
    >
      {asked.problem !== null && <Problem problem={asked.problem} onRetry={asked.retry} />}
      <div className={classes.controls} role="group" aria-label={t.period.label}>
        <PeriodFields asked={asked} />
        {controls}
      </div>
      {children}
    </Page>
  );
}

function PeriodFields({ asked }: { asked: Asked }) {
  const t = useWords().period;
  const { period, overview } = asked;
  if (period === null || overview === undefined) return null;
  const set = ({ from, to }: Period) => asked.change({ du: from, au: to });
  const today = plainDate(overview.today);
  const presets: [label: string, from: PlainDate, to: PlainDate][] = [
    [t.thisMonth, startOfMonth(today), endOfMonth(today)],
    [t.thisYear, plainDate(overview.year.from), plainDate(overview.year.to)],
    [t.lastYear, plainDate(overview.lastYear.from), plainDate(overview.lastYear.to)],
  ];
  return (
    <>
      <DateField
        label={t.from}
        value={period.from}
        clearable={false}
        w="9.5rem"
        onChange={(from) => from !== null && set({ from, to: from > period.to ? from : period.to })}
      />
      <DateField
        label={t.to}
        value={period.to}
        clearable={false}
        w="9.5rem"
        onChange={(to) => to !== null && set({ from: to < period.from ? to : period.from, to })}
      />
      <div className={classes.presets}>
        {presets.map(([label, from, to]) => (
          <Button
            key={label}
            variant={period.from === from && period.to === to ? 'light' : 'subtle'}
            size="compact-sm"
            onClick={() => set({ from, to })}
          >
            {label}
          </Button>
        ))}
      </div>
    </>
  );
}
