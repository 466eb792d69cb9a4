import { Button, Radio, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { doubtfulContract, doubtfulReasons } from '../../app/closing/contract.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { client } from '../kit/client.ts';
import { TargetDrawer } from '../kit/drawer-form.tsx';
import { WarningIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { colourOf } from '../kit/tone.ts';
import { useRefresh, type ItemDetail } from './api.ts';
import { DecisionForm } from './decision-form.tsx';
import classes from './invoices.module.css';
import { useDeciding } from './use-deciding.ts';

const api = client(doubtfulContract);
type Reason = (typeof doubtfulReasons)[number];

export type DoubtfulTarget = { itemId: string; number: string };

/** A claim that may never be paid, and why. */
export function DoubtfulForm({ target, onClose }: { target: DoubtfulTarget | null; onClose: () => void }) {
  const words = useTexts().doubtful;
  return (
    <TargetDrawer target={target} title={words.title} onClose={onClose}>
      {(shown) => <Form target={shown} onClose={onClose} />}
    </TargetDrawer>
  );
}

function Form({ target, onClose }: { target: DoubtfulTarget; onClose: () => void }) {
  const words = useTexts().doubtful;
  const [reason, setReason] = useState<Reason>('insolvency');
  const [note, setNote] = useState('');
  const { save, errorOf } = useDeciding(
    () => api.mark({ itemIds: [target.itemId], reason, note }),
    words.done,
    onClose,
  );
  return (
    <DecisionForm save={save} submit={words.submit} isReady onClose={onClose}>
      <p className={classes.verdict}>{words.text}</p>
      <Radio.Group label={words.reason} value={reason} onChange={(value) => setReason(value as Reason)}>
        {doubtfulReasons.map((one) => (
          <Radio key={one} mt="xs" value={one} label={words.reasons[one]} />
        ))}
      </Radio.Group>
      <Textarea
        label={words.note}
        description={words.noteHint}
        autosize
        minRows={2}
        maxLength={300}
        value={note}
        error={errorOf('note')}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DecisionForm>
  );
}

/** That a claim is doubtful, since when and why, and the way out of it. */
export function DoubtfulNote({ detail }: { detail: ItemDetail }) {
  const words = useTexts().doubtful;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayEdit = useMay('customers.edit');
  const lift = useMutation({
    mutationFn: () => api.lift({ itemId: detail.item.id }),
    onSuccess: async () => {
      toasts.success(words.lifted);
      await refresh();
    },
    onError: toasts.failure,
  });
  if (detail.doubtful === null || detail.item.openMinor === '0') return null;
  const { reason, note, on } = detail.doubtful;
  return (
    <div className={classes.standing}>
      <div className={classes.standingItem} style={{ '--colour': colourOf('plum') }}>
        <WarningIcon size={18} />
        <div className={classes.standingBody}>
          {words.marked(words.reasons[reason], formatDate(plainDate(on), locale, 'short'))}
          {note !== '' && <small>{note}</small>}
        </div>
        {mayEdit && (
          <Button size="compact-sm" variant="default" loading={lift.isPending} onClick={() => lift.mutate()}>
            {words.lift}
          </Button>
        )}
      </div>
    </div>
  );
}
