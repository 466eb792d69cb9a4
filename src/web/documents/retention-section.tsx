import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { DateText } from '../kit/dates.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { retentionsApi, type Kept } from './api.ts';
import classes from './issued.module.css';
import { RetentionDialog, type RetentionAct } from './retention-dialog.tsx';
import sending from './sending.module.css';

/** Until when an invoice keeps a part back, who opposed its release, and what became of it. */
export function RetentionSection({ kept }: { kept: Kept }) {
  const t = useTexts().retentions;
  const may = useMay('payments.record');
  const [act, setAct] = useState<RetentionAct | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['documents', 'retention', kept.id],
    queryFn: ({ signal }) => retentionsApi.read({ id: kept.id }, { signal }),
  });
  if (error !== null) return <Problem problem={error} onRetry={() => void refetch()} compact />;
  const retention = data?.retention ?? null;
  if (retention === null) return null;
  const { currency, hold, release, amountMinor, heldMinor, releaseOn } = retention;
  const isHeld = heldMinor !== '0' && release === null;
  const money = (minor: string) => <MoneyText minor={BigInt(minor)} currency={currency} />;
  const facts: [string, ReactNode][] = [[t.held, money(isHeld ? heldMinor : amountMinor)]];
  if (release !== null) {
    facts.push([
      t.released,
      <>
        <DateText date={release.on} style="long" />
        {release.by !== '' && <small> {t.releasedBy(release.by)}</small>}
      </>,
    ]);
    facts.push([t.left, release.openMinor === '0' ? t.paid : money(release.openMinor)]);
  } else if (!isHeld) {
    facts.push([t.credited, money(amountMinor)]);
  } else if (hold === null) {
    facts.push([t.heldUntil, <DateText key="until" date={releaseOn} style="long" />]);
  } else {
    facts.push([
      t.opposed,
      hold.until === null ? t.untilSomebody : <DateText date={hold.until} style="long" />,
    ]);
    facts.push([
      t.reason,
      <>
        {hold.reason}
        {hold.by !== '' && <small> {t.by(hold.by)}</small>}
      </>,
    ]);
  }
  const isUntouched = release !== null && release.openMinor === release.amountMinor;
  return (
    <Section title={t.title} {...(isHeld && { description: t.note })}>
      <dl className={classes.list}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {may && (isHeld || isUntouched) && (
        <div className={sending.foot}>
          {isHeld && (
            <>
              <Button variant="default" size="xs" onClick={() => setAct('release')}>
                {t.release}
              </Button>
              <Button variant="subtle" size="xs" onClick={() => setAct('hold')}>
                {t.hold}
              </Button>
            </>
          )}
          {isUntouched && (
            <Button variant="default" size="xs" onClick={() => setAct('undo')}>
              {t.undo}
            </Button>
          )}
        </div>
      )}
      {act !== null && <RetentionDialog kept={kept} act={act} onClose={() => setAct(null)} />}
    </Section>
  );
}
