import type { ReactNode } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { DateField } from '../kit/date-field.tsx';
import { useLocale } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { BooksTabs } from './books-page.tsx';
import classes from './books.module.css';
import type { ReportKind } from './report-kind.ts';
import { ReportMenu } from './report-menu.tsx';
import { useWords } from './texts.ts';
import type { Asked } from './use-period.ts';

type DayPageProps = {
  title: string;
  /** « Situation au 25 novembre 2026 ». */
  subtitle: (day: string) => string;
  asked: Asked;
  report: ReportKind;
  children: (on: string) => ReactNode;
};

/** A report of one day: the end of the period that was chosen. */
export function DayPage({ title, subtitle, asked, report, children }: DayPageProps) {
  const t = useWords();
  const { locale } = useLocale();
  const { period } = asked;
  return (
    <Page
      title={title}
      subtitle={period === null ? '\u00a0' : subtitle(formatDate(plainDate(period.to), locale, 'long'))}
      before={<BooksTabs period={period} />}
      actions={
        period !== null && <ReportMenu period={period} reports={[{ report, name: t.reports[report] }]} />
      }
    >
      {asked.problem !== null && <Problem problem={asked.problem} onRetry={asked.retry} />}
      {period !== null && (
        <>
          <div className={classes.controls}>
            <DateField
              label={t.statements.on}
              value={period.to}
              clearable={false}
              w="9.5rem"
              onChange={(to) =>
                to !== null && asked.change({ du: to < period.from ? to : period.from, au: to })
              }
            />
          </div>
          {children(period.to)}
        </>
      )}
    </Page>
  );
}
