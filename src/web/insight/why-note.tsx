import { useLocale, useTexts } from '../kit/locale.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useWhyItem, type WhyRow } from './api.ts';
import classes from './insight.module.css';
import { outlookHues, whyText } from './why-text.ts';

/** « Pourquoi ? » beside one open invoice: nothing where nothing is open. */
export function WhyNote({ itemId }: { itemId: string }) {
  const t = useTexts().insight.why;
  const { data } = useWhyItem(itemId);
  if (data === undefined || data === null) return null;
  return (
    <section className={classes.note} aria-label={t.one}>
      <h3 className={classes.noteTitle}>{t.one}</h3>
      <Why row={data} />
    </section>
  );
}

/** Outlook, reason, next step, what would change it. */
export function Why({ row }: { row: WhyRow }) {
  const t = useTexts();
  const { locale } = useLocale();
  const { reason, next, change } = whyText(t, locale, row);
  return (
    <div className={classes.why}>
      <p className={classes.reason}>
        <StatusBadge colour={outlookHues[row.outlook]}>{t.insight.why.outlooks[row.outlook]}</StatusBadge>
        <span>{reason}</span>
      </p>
      <p className={classes.next}>{next}</p>
      {change !== '' && <p className={classes.change}>{change}</p>}
    </div>
  );
}
