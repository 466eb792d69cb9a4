import type { Home } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';
import classes from './home.module.css';

/** The day in one sentence: « 3 clients ont payé cette semaine, 2 factures sont en retard depuis aujourd’hui. » */
export function DayWords({ home }: { home: Home }) {
  const t = useTexts().receivables.home.sentence;
  const { week, work } = home;
  const parts = [
    week.payers > 0 ? t.payers(week.payers) : null,
    work.newlyLate > 0 ? t.newlyLate(work.newlyLate) : null,
    work.brokenPromises > 0 ? t.broken(work.brokenPromises) : null,
  ].filter((part) => part !== null);
  return <p className={classes.words}>{parts.length === 0 ? t.calm : `${parts.join(', ')}.`}</p>;
}
