import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { addDays, plainDate } from '../../core/calendar/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { FormDialog } from '../kit/form-dialog.tsx';
import { useTexts } from '../kit/locale.tsx';
import { retentionsApi, type Kept } from './api.ts';

export type RetentionAct = 'release' | 'hold' | 'undo';
type Props = { kept: Kept; act: RetentionAct; onClose: () => void };

/** Releases it now, notes that somebody opposes it, or takes a release back. */
export function RetentionDialog({ kept, act, onClose }: Props) {
  const t = useTexts().retentions;
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<string | null>(null);
  const { id } = kept;
  const said = {
    release: {
      title: t.releaseTitle(kept.number),
      submit: t.release,
      text: t.releaseText,
      saved: t.releaseDone,
      save: () => retentionsApi.release({ id }),
    },
    hold: {
      title: t.holdTitle,
      submit: t.hold,
      text: t.holdText,
      saved: t.holdDone,
      save: () => retentionsApi.hold({ id, until, reason: reason.trim() }),
    },
    undo: {
      title: t.undoTitle,
      submit: t.undo,
      text: t.undoText,
      saved: t.undoDone,
      save: () => retentionsApi.undo({ id, reason: reason.trim() }),
    },
  }[act];
  const { title, submit, saved, save } = said;
  return (
    <FormDialog title={title} submit={submit} saved={saved} save={save} onClose={onClose}>
      {(errorOf) => (
        <>
          <p>{said.text}</p>
          {act !== 'release' && (
            <TextInput
              label={t.reason}
              required
              maxLength={300}
              data-autofocus
              value={reason}
              error={errorOf('reason')}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          {act === 'hold' && (
            <DateField
              label={t.until}
              min={addDays(plainDate(kept.today), 1)}
              value={until}
              error={errorOf('until')}
              onChange={setUntil}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
