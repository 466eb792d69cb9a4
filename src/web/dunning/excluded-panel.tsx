import { Link } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import type { ExcludedRow } from './api.ts';
import classes from './dunning.module.css';
import { exclusionText } from './step-words.ts';

/** A customer who is left out: why, until when, and what a person may do about it. */
export function ExcludedPanel({ excluded }: { excluded: ExcludedRow }) {
  const t = useTexts();
  const words = t.dunningScreens.excludedPanel;
  const { locale } = useLocale();
  return (
    <article className={classes.card}>
      <p className={classes.eyebrow}>{words.title}</p>
      <h2 className={classes.cardTitle}>{excluded.customerName}</h2>
      <p className={classes.why}>{exclusionText(t, excluded)}</p>
      <p className={classes.dim}>
        {excluded.nextOn === null
          ? words.waits
          : words.until(formatDate(plainDate(excluded.nextOn), locale, 'long'))}{' '}
        {words.hints[excluded.code]}
      </p>
      <dl className={classes.plainFacts}>
        <div>
          <dt>{t.dunning.invoices(excluded.itemCount)}</dt>
          <dd>{excluded.numbers.join(', ')}</dd>
        </div>
        <div>
          <dt>{words.due}</dt>
          <dd>
            <MoneyText minor={excluded.totalMinor} currency={excluded.currency} />
          </dd>
        </div>
      </dl>
      <div className={classes.cardActions}>
        <Link to={`/clients/${excluded.partyId}`} className={classes.linkButton}>
          {words.seeCustomer}
        </Link>
        {excluded.code === 'unread-reply' && (
          <Link to="/clients/reponses" className={classes.linkButton}>
            {words.readReplies}
          </Link>
        )}
        {excluded.code === 'money-in-suspense' && (
          <Link to="/banque" className={classes.linkButton}>
            {words.reconcile}
          </Link>
        )}
      </div>
    </article>
  );
}
