import { Chip, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import type { Line } from './api.ts';
import classes from './bank.module.css';
import { LineDialog } from './line-dialog.tsx';
import type { Decisions } from './use-decisions.ts';

/** Put aside, with a reason that stays readable later. */
export function IgnoreDialog(props: { line: Line; decisions: Decisions; onClose: () => void }) {
  const { line, decisions, onClose } = props;
  const words = useTexts().banking.ignore;
  const [reason, setReason] = useState('');
  return (
    <LineDialog
      line={line}
      words={words}
      isReady={reason.trim() !== ''}
      onConfirm={() => decisions.decide({ kind: 'ignore', line, reason: reason.trim() })}
      onClose={onClose}
    >
      <Chip.Group value={reason} onChange={(value) => setReason(String(value))}>
        <div className={classes.picks} role="group" aria-label={words.reason}>
          {words.picks.map((pick) => (
            <Chip key={pick} value={pick} size="sm" variant="outline">
              {pick}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      <TextInput
        label={words.reason}
        value={reason}
        maxLength={200}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </LineDialog>
  );
}
