import { Button } from '@mantine/core';
import { useState } from 'react';
import { isInvoice } from '../../core/invoicing/index.ts';
import { useLocale } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { Timeline } from '../kit/timeline.tsx';
import type { Kept } from './api.ts';
import { markHue, sendingApi, useTrail } from './sending-api.ts';
import { useSendingWords } from './sending-texts.ts';
import classes from './sending.module.css';
import { isMachine, trailItems } from './trail-items.ts';

/** How a document left, what came back, who opened it; from here it is sent again when it did not come. */
export function SendingSection({ kept, onNotReceived }: { kept: Kept; onNotReceived: () => void }) {
  const words = useSendingWords();
  const { locale } = useLocale();
  const maySend = useMay('messages.send');
  const [withMachines, setWithMachines] = useState(false);
  const { data, error, refetch } = useTrail(kept);
  if (error !== null) return <Problem problem={error} onRetry={() => void refetch()} compact />;
  if (data === undefined) return null;
  const { mark, steps } = data;
  const machines = steps.filter(isMachine).length;
  const claims = isInvoice(kept.kind);
  if (steps.length === 0 && !claims) return null;
  const shown = withMachines ? steps : steps.filter((step) => !isMachine(step));
  return (
    <Section
      title={words.section.title}
      actions={mark !== null && <StatusBadge colour={markHue(mark)}>{words.marks[mark]}</StatusBadge>}
    >
      {shown.length === 0 ? (
        <p className={classes.none}>{words.section.none}</p>
      ) : (
        <Timeline items={trailItems(shown, words, locale)} label={words.section.timeline} />
      )}
      <div className={classes.foot}>
        {maySend && claims && kept.hasPdf && (
          <Button variant="default" size="xs" onClick={onNotReceived}>
            {words.section.notReceived}
          </Button>
        )}
        {claims && kept.hasPdf && steps.length > 0 && (
          <Button
            component="a"
            variant="subtle"
            size="xs"
            href={sendingApi.proof({ id: kept.id })}
            target="_blank"
            rel="noreferrer"
          >
            {words.section.proof}
          </Button>
        )}
        {machines > 0 && (
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            aria-pressed={withMachines}
            onClick={() => setWithMachines(!withMachines)}
          >
            {withMachines ? words.section.hideMachines : words.section.machines(machines)}
          </Button>
        )}
      </div>
    </Section>
  );
}
