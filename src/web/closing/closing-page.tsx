import type { ReactNode } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { BackLink } from '../kit/back-link.tsx';
import { DateField } from '../kit/date-field.tsx';
import { useLocale } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useChecklist, useClosingDay, type Checklist } from './api.ts';
import classes from './closing.module.css';
import { useWords } from './texts.ts';

type ClosingPageProps = {
  title: string;
  subtitle: (day: string) => string;
  /** Where one comes from. */
  before: ReactNode;
  actions?: ReactNode;
  children: (closing: Checklist) => ReactNode;
};

/** A screen of one closing day. */
export function ClosingPage({ title, subtitle, before, actions, children }: ClosingPageProps) {
  const t = useWords();
  const { locale } = useLocale();
  const { day, change } = useClosingDay();
  const { data, error, refetch } = useChecklist(day);
  return (
    <Page
      title={title}
      subtitle={
        data === undefined ? '\u00a0' : subtitle(formatDate(plainDate(data.closingOn), locale, 'long'))
      }
      before={before}
      actions={actions}
    >
      {error !== null && <Problem problem={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <div className={classes.controls}>
            <DateField
              label={t.on}
              value={data.closingOn}
              max={data.today}
              clearable={false}
              w="10rem"
              onChange={(on) => on !== null && change(on)}
            />
          </div>
          {children(data)}
        </>
      )}
    </Page>
  );
}

/** Back to the list of what is to do, for the same day. */
export function BackToClosing() {
  const t = useWords();
  const { day } = useClosingDay();
  return (
    <BackLink to={day === undefined ? '/comptabilite/cloture' : `/comptabilite/cloture?au=${day}`}>
      {t.title}
    </BackLink>
  );
}
