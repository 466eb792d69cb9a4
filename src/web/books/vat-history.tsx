import { Link } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import classes from './books.module.css';
import { PlainAmount } from './plain-amount.tsx';
import { spanSearch, type Paper } from './vat-api.ts';
import { useVatWords } from './vat-texts.ts';

/** The returns that were declared, the latest first. */
export function VatHistory({ paper }: { paper: Paper }) {
  const t = useVatWords();
  const { locale } = useLocale();
  if (paper.history.length === 0) return null;
  const day = (on: string): string => formatDate(plainDate(on), locale, 'long');
  return (
    <Section title={t.history}>
      <dl className={classes.lines}>
        {paper.history.map((one) => (
          <div key={one.id}>
            <dt>
              <Link to="/comptabilite/tva" search={spanSearch(one)}>
                {t.subtitle(day(one.from), day(one.to))}
              </Link>
            </dt>
            <dd>
              <PlainAmount minor={one.netMinor} currency={paper.currency} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
