import { Button } from '@mantine/core';
import { InstantText } from '../kit/dates.tsx';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { ProgressPanel } from '../kit/progress-panel.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useOrganization } from './organization.ts';
import type { Seal } from './seal-section.tsx';
import classes from './settings.module.css';

type Check = NonNullable<Seal['check']>;

/** The proof, asked for from the screen: how far it is, and what it found. */
export function SealCheck(props: { check: Check | null; onRun: () => void; busy: boolean }) {
  const { check, onRun, busy } = props;
  const t = useTexts().seal.check;
  const isRunning = check?.state === 'running';
  return (
    <Section
      title={t.title}
      description={t.text}
      actions={
        <Button onClick={onRun} loading={busy} disabled={isRunning}>
          {t.run}
        </Button>
      }
    >
      {check === null && <p className={classes.rowText}>{t.never}</p>}
      {check !== null && isRunning && (
        <ProgressPanel
          title={t.running}
          state="running"
          done={check.linksDone}
          total={check.linksTotal === 0 ? null : check.linksTotal}
          detail={t.links(check.linksDone)}
        />
      )}
      {check !== null && !isRunning && <Outcome check={check} />}
    </Section>
  );
}

function Outcome({ check }: { check: Check }) {
  const t = useTexts().seal.check;
  const { locale } = useLocale();
  const timeZone = useOrganization().data?.timeZone ?? 'Europe/Paris';
  const { findings, counts, endedAt, askedBy } = check;
  const isSound = check.state === 'done' && findings.length === 0;
  const verdict = check.state === 'failed' ? t.failed : isSound ? t.sound : t.faults(findings.length);
  const count = (kind: string): number => counts?.[kind] ?? 0;
  return (
    <div className={classes.outcome} aria-live="polite">
      <StatusBadge colour={isSound ? 'green' : 'red'} filled>
        {verdict}
      </StatusBadge>
      <p className={classes.rowText}>
        {endedAt !== null && <InstantText at={endedAt} timeZone={timeZone} />} · {askedBy}
        {counts !== null && (
          <>
            {' '}
            · {t.what(count('invoice'), count('picture'), count('payment'), count('closing'), count('audit'))}
          </>
        )}
      </p>
      {findings.length > 0 && (
        <ul className={classes.faults} aria-label={t.list}>
          {findings.map((finding) => {
            const text = findingText(locale, finding);
            return <li key={`${finding.path ?? ''} ${text}`}>{text}</li>;
          })}
        </ul>
      )}
    </div>
  );
}
