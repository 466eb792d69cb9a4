import { Section } from '../kit/page.tsx';
import { DateText } from '../kit/dates.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { useSummary } from './api.ts';
import { FamilyScreen } from './family-screen.tsx';
import classes from './instruments.module.css';

/** Bills of exchange, and the diary of what they bring in. */
export function BillsScreen() {
  const t = useTexts().instruments.bills;
  const summary = useSummary('bills').data;
  return (
    <FamilyScreen
      family="bills"
      remittances={[
        { kind: 'collection', label: t.collect },
        { kind: 'discount', label: t.discount },
      ]}
    >
      {summary !== undefined && summary.expected.length > 0 && (
        <Section title={t.expected}>
          <ul className={classes.diary}>
            {summary.expected.map((one) => (
              <li key={one.on}>
                <DateText date={one.on} />
                <span className={classes.dim}>
                  {t.expectedCount(one.count)}
                  {one.on < summary.today && ` · ${t.overdue}`}
                </span>
                <MoneyText minor={one.totalMinor} currency={summary.currency} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </FamilyScreen>
  );
}
