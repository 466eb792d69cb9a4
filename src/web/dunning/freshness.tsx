import { Link } from '@tanstack/react-router';
import { daysBetween, plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { BankIcon, CheckIcon, WarningIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import type { Current } from './api.ts';
import classes from './dunning.module.css';

/** Older than this, and somebody who has paid may well be reminded. */
const FRESH_DAYS = 3;

export function isFresh(freshness: Current['freshness'], today: string): boolean {
  const last = [freshness.lastStatementOn, freshness.lastPaymentOn]
    .filter((day): day is string => day !== null)
    .sort()
    .at(-1);
  if (last === undefined || freshness.unattributedCount > 0) return false;
  return daysBetween(plainDate(last), plainDate(today)) <= FRESH_DAYS;
}

/** « Dernier relevé importé le … : rapprochez d’abord », with the way there. */
export function Freshness({ current, compact = false }: { current: Current; compact?: boolean }) {
  const t = useTexts().dunningScreens.freshness;
  const { locale } = useLocale();
  const { freshness, today } = current;
  const fresh = isFresh(freshness, today);
  const day = (iso: string) => formatDate(plainDate(iso), locale, 'long');
  const known =
    freshness.lastStatementOn === null ? t.noStatement : t.statement(day(freshness.lastStatementOn));
  if (compact) {
    return (
      <section className={classes.freshness} aria-label={t.title}>
        <span className={classes.freshIcon}>
          <WarningIcon size={18} />
        </span>
        <p className={classes.freshText}>
          {known} {freshness.unattributedCount > 0 && t.toMatch(freshness.unattributedCount)} {t.first}
        </p>
        <Link to="/banque" className={classes.plainLink}>
          {t.goToBank}
        </Link>
      </section>
    );
  }
  const paid = freshness.lastPaymentOn === null ? t.noPayment : t.payment(day(freshness.lastPaymentOn));
  return (
    <section className={classes.freshness} data-fresh={fresh || undefined} aria-label={t.title}>
      <span className={classes.freshIcon}>{fresh ? <CheckIcon size={18} /> : <WarningIcon size={18} />}</span>
      <div className={classes.freshText}>
        <p>
          {known} {paid}
        </p>
        {freshness.unattributedCount > 0 && <p>{t.unattributed(freshness.unattributedCount)}</p>}
        <p className={classes.freshAdvice}>{fresh ? t.fresh : t.advice}</p>
      </div>
      {!fresh && (
        <Link to="/banque" className={classes.linkButton}>
          <BankIcon size={18} /> {t.goToBank}
        </Link>
      )}
    </section>
  );
}
