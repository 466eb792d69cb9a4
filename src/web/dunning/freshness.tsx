import { Link } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { BankIcon, CheckIcon, WarningIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import type { Current } from './api.ts';
import classes from './dunning.module.css';

/** Old data reminds who has paid; so does money that nobody has matched yet. */
export const isFresh = (freshness: Current['freshness']): boolean =>
  freshness.isFresh && freshness.unattributedCount === 0;

/** « Dernier relevé importé le … : rapprochez d’abord », with the way there. */
export function Freshness({ current, compact = false }: { current: Current; compact?: boolean }) {
  const texts = useTexts();
  const t = texts.dunningScreens.freshness;
  const { locale } = useLocale();
  const { freshness } = current;
  const fresh = isFresh(freshness);
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
          {known} {freshness.unattributedCount > 0 && t.toMatch(freshness.unattributedCount)}{' '}
          {freshness.isFresh ? t.first : texts.limits.stale(freshness.bankDays)}
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
        <p className={classes.freshAdvice}>
          {fresh ? t.fresh : freshness.isFresh ? t.advice : texts.limits.stale(freshness.bankDays)}
        </p>
      </div>
      {!fresh && (
        <Link to="/banque" className={classes.linkButton}>
          <BankIcon size={18} /> {t.goToBank}
        </Link>
      )}
    </section>
  );
}
