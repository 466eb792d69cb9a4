import { Button, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { PlusIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useLocale } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { ProgressPanel } from '../kit/progress-panel.tsx';
import { useMay } from '../kit/session.tsx';
import { useAccountant, useAccountantWords, type Accountant } from './accountant-api.ts';
import { AccountantBatches } from './accountant-batches.tsx';
import { AccountantSettings } from './accountant-settings.tsx';
import { BooksTabs } from './books-page.tsx';
import classes from './books.module.css';
import { MakeBatchForm } from './make-batch-form.tsx';

/** What waits to go to the accountant, what went, and how. */
export function AccountantScreen() {
  const t = useAccountantWords();
  const mayRecord = useMay('books.record');
  const accountant = useAccountant();
  const [making, setMaking] = useState<'make' | null>(null);
  const { data } = accountant;
  const running = data?.batches.find((batch) => batch.state === 'running');
  const mayMake = data !== undefined && running === undefined;
  useShortcut('n', () => setMaking('make'), { label: t.waiting.make, group: 'screen', enabled: mayMake });
  return (
    <Page
      title={t.title}
      subtitle={data === undefined ? '\u00a0' : t.subtitle[data.booksKept]}
      before={<BooksTabs period={null} />}
      actions={
        <Button leftSection={<PlusIcon size={18} />} disabled={!mayMake} onClick={() => setMaking('make')}>
          {t.waiting.make}
        </Button>
      }
    >
      {accountant.isError && <Problem problem={accountant.error} onRetry={() => void accountant.refetch()} />}
      {accountant.isPending && <Skeleton height={320} />}
      {data !== undefined && (
        <div className={classes.stack}>
          {running !== undefined && (
            <ProgressPanel
              title={t.making.title(running.no)}
              state="running"
              done={running.progressDone}
              total={running.progressTotal}
              detail={t.making.detail}
            />
          )}
          <Waiting accountant={data} />
          <AccountantBatches batches={data.batches} currency={data.currency} />
          {mayRecord && <Return />}
          <AccountantSettings accountant={data} />
          <MakeBatchForm target={making} accountant={data} onClose={() => setMaking(null)} />
        </div>
      )}
    </Page>
  );
}

function Waiting({ accountant }: { accountant: Accountant }) {
  const t = useAccountantWords();
  const { locale } = useLocale();
  const { entries, oldestOn, latestOn } = accountant.waiting;
  const day = (on: string): string => formatDate(plainDate(on), locale, 'long');
  return (
    <Section title={t.waiting.title}>
      <p className={classes.batchStanding}>
        {entries === 0 || oldestOn === null || latestOn === null ? (
          <>
            <strong>{t.waiting.none}</strong> <span className={classes.dim}>{t.waiting.noneDetail}</span>
          </>
        ) : (
          <>
            <strong>{t.waiting.some(entries)}</strong>{' '}
            <span className={classes.dim}>{t.waiting.between(day(oldestOn), day(latestOn))}</span>
          </>
        )}
      </p>
      <p className={classes.note}>
        <Link to="/comptabilite/fec">{t.whose}</Link>
      </p>
    </Section>
  );
}

function Return() {
  const t = useAccountantWords().returned;
  return (
    <Section
      title={t.title}
      description={t.subtitle}
      actions={
        <Button component={Link} to="/comptabilite/comptable/lettrage" variant="default">
          {t.link}
        </Button>
      }
    >
      {null}
    </Section>
  );
}
