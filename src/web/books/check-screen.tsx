import { Button } from '@mantine/core';
import { CheckIcon, WarningIcon } from '../kit/icons.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { ProgressPanel } from '../kit/progress-panel.tsx';
import { useOverview } from './api.ts';
import { BooksTabs } from './books-page.tsx';
import classes from './books.module.css';
import { CheckFaults } from './check-faults.tsx';
import { useCheckWords } from './texts.ts';
import { useCheck, useRunCheck, useWhen, type LastCheck } from './use-check.ts';

/** Whether the books are right: when that was proved, what was proved, and what is not right. */
export function CheckScreen() {
  const t = useCheckWords();
  const read = useCheck();
  const run = useRunCheck();
  const isRunning = read.data?.check?.state === 'running';
  return (
    <Page
      title={t.title}
      subtitle={t.subtitle}
      before={<BooksTabs period={null} />}
      actions={
        <Button onClick={() => run.mutate()} loading={run.isPending} disabled={isRunning}>
          {t.run}
        </Button>
      }
    >
      {read.isError && <Problem problem={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && <Outcome answer={read.data} />}
      <Section title={t.details}>
        <ul className={classes.proofs}>
          {t.proofs.map((proof) => (
            <li key={proof}>{proof}</li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}

function Outcome({ answer }: { answer: LastCheck }) {
  const t = useCheckWords();
  const when = useWhen();
  const today = useOverview().data?.today ?? '';
  const { check } = answer;
  if (check === null) return <p className={classes.note}>{t.never}</p>;
  if (check.state === 'running') {
    return (
      <ProgressPanel
        title={t.running}
        state="running"
        done={check.stepsDone}
        total={check.stepsTotal === 0 ? null : check.stepsTotal}
        detail={check.stepsTotal === 0 ? t.beginning : t.step(check.stepsDone + 1, check.stepsTotal)}
      />
    );
  }
  if (today === '') return null;
  const faults = check.findings.length;
  const isSound = check.state === 'done' && faults === 0;
  const verdict =
    check.state === 'failed'
      ? t.failed
      : `${when(answer, today)}\u00a0: ${faults === 0 ? t.sound : t.faults(faults)}`;
  return (
    <Section>
      <div aria-live="polite">
        <p className={classes.verdict} data-tone={isSound ? 'good' : 'bad'}>
          {isSound ? <CheckIcon size={22} /> : <WarningIcon size={22} />} {verdict}
        </p>
        <p className={classes.note}>{check.isNightly ? t.byNight : t.by(check.askedBy)}</p>
        {faults > 0 && (
          <>
            <CheckFaults findings={check.findings} />
            <p className={classes.note}>{t.faultsText}</p>
          </>
        )}
      </div>
    </Section>
  );
}
