import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BackLink } from '../kit/back-link.tsx';
import { DateText, InstantText } from '../kit/dates.tsx';
import { LockIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { periodsApi, type Periods } from './api.ts';
import classes from './entries.module.css';
import { LockForm } from './lock-form.tsx';
import { UnlockForm } from './unlock-form.tsx';
import { YearsSection } from './years-section.tsx';

type Lock = Periods['locks'][number];

/** What is locked, by whom and until when; the financial years and what they carried. */
export function PeriodsScreen() {
  const texts = useTexts().entries;
  const t = texts.periodsScreen;
  const mayClose = useMay('books.close');
  const [locking, setLocking] = useState<'lock' | null>(null);
  const [lifting, setLifting] = useState<Lock | null>(null);
  const periods = useQuery({
    queryKey: ['periods'],
    queryFn: ({ signal }) => periodsApi.read({}, { signal }),
  });
  return (
    <Page
      title={t.title}
      subtitle={t.subtitle}
      before={<BackLink to="/comptabilite/saisie">{texts.title}</BackLink>}
      actions={
        mayClose && (
          <Button leftSection={<LockIcon size={18} />} onClick={() => setLocking('lock')}>
            {t.lock}
          </Button>
        )
      }
    >
      {periods.isError && <Problem problem={periods.error} onRetry={() => void periods.refetch()} />}
      {periods.isPending && <Skeleton height={320} />}
      {periods.data !== undefined && (
        <>
          <YearsSection periods={periods.data} mayClose={mayClose} />
          <Section title={t.locks} description={t.locksDetail} flush>
            {periods.data.locks.length === 0 ? (
              <p className={classes.empty}>{t.nothingLocked}</p>
            ) : (
              <ul className={classes.rows}>
                {periods.data.locks.map((lock) => (
                  <li key={`${lock.kind} ${lock.journal}`}>
                    <span>
                      <StatusBadge colour={lock.kind === 'hard' ? 'red' : 'amber'}>
                        {t.kinds[lock.kind]}
                      </StatusBadge>{' '}
                      <strong>{lock.journal || t.all}</strong> <DateText date={lock.untilOn} />
                      <br />
                      <small className={classes.dim}>
                        {[t.by(lock.by), lock.reason].filter(Boolean).join(' · ')}
                      </small>
                    </span>
                    {mayClose && lock.kind === 'soft' && (
                      <Button size="compact-sm" variant="subtle" onClick={() => setLifting(lock)}>
                        {t.unlock}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </Section>
          {periods.data.history.length > 0 && <History history={periods.data.history} />}
          <LockForm target={locking} periods={periods.data} onClose={() => setLocking(null)} />
          <UnlockForm lock={lifting} onClose={() => setLifting(null)} />
        </>
      )}
    </Page>
  );
}

function History({ history }: { history: Periods['history'] }) {
  const t = useTexts().entries.periodsScreen;
  return (
    <Section title={t.history} flush>
      <ul className={classes.rows}>
        {history.map((one) => (
          <li key={`${one.at} ${one.kind} ${one.journal}`}>
            <span>
              {t.kinds[one.kind]} · {one.journal || t.all} ·{' '}
              {one.untilOn === null ? t.lifted : <DateText date={one.untilOn} />}
            </span>
            <small className={classes.dim}>
              <InstantText at={one.at} /> · {[t.by(one.by), one.reason].filter(Boolean).join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
