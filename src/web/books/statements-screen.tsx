import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { books, keys, type Statements } from './api.ts';
import classes from './books.module.css';
import { DayPage } from './day-page.tsx';
import { PlainAmount } from './plain-amount.tsx';
import { useWords } from './texts.ts';
import { useAsked } from './use-period.ts';

/** What the company has, what it owes, and what the year has earned by a day. */
export function StatementsScreen() {
  const t = useWords().statements;
  const asked = useAsked();
  const currency = asked.overview?.currency ?? 'EUR';
  return (
    <DayPage title={t.title} subtitle={t.asOf} asked={asked} report="statements">
      {(on) => <Drawn on={on} currency={currency} />}
    </DayPage>
  );
}

function Drawn({ on, currency }: { on: string; currency: string }) {
  const t = useWords().statements;
  const { locale } = useLocale();
  const read = useQuery({
    queryKey: keys.of('statements', { on }),
    queryFn: ({ signal }) => books.statements({ on }, { signal }),
    placeholderData: keepPreviousData,
  });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return null;
  const { assets, liabilities, income, assetsMinor, liabilitiesMinor, resultMinor, from } = read.data;
  const isLoss = BigInt(resultMinor) < 0n;
  const day = (date: string): string => formatDate(plainDate(date), locale, 'long');
  return (
    <>
      <div className={classes.twoSides}>
        <Section title={t.assets}>
          <Lines lines={assets} total={assetsMinor} label={t.total} currency={currency} />
        </Section>
        <Section title={t.liabilities}>
          <Lines lines={liabilities} total={liabilitiesMinor} label={t.total} currency={currency} />
        </Section>
      </div>
      <Section title={t.income} description={t.since(day(from), day(read.data.on))}>
        <Lines lines={income} total={resultMinor} label={isLoss ? t.loss : t.profit} currency={currency} />
      </Section>
      <p className={classes.note}>{t.note}</p>
    </>
  );
}

type LinesProps = {
  lines: readonly (Statements['assets'] | Statements['liabilities'] | Statements['income'])[number][];
  total: string;
  label: string;
  currency: string;
};

function Lines({ lines, total, label, currency }: LinesProps) {
  const t = useWords().statements;
  if (lines.length === 0) return <p className={classes.note}>{t.empty}</p>;
  return (
    <dl className={classes.lines}>
      {lines.map(({ line, minor }) => (
        <div key={line}>
          <dt>{t.lines[line]}</dt>
          <dd>
            <PlainAmount minor={minor} currency={currency} />
          </dd>
        </div>
      ))}
      <div data-total>
        <dt>{label}</dt>
        <dd>
          <PlainAmount minor={total} currency={currency} strong />
        </dd>
      </div>
    </dl>
  );
}
