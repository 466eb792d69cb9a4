import { Button, Chip, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import type { Line } from './api.ts';
import classes from './bank.module.css';
import { LineCard } from './pair.tsx';
import type { Decisions } from './use-decisions.ts';

/** Put aside, with a reason that stays readable later. */
export function IgnoreDialog(props: { line: Line; decisions: Decisions; onClose: () => void }) {
  const { line, decisions, onClose } = props;
  const t = useTexts();
  const words = t.banking.ignore;
  const [reason, setReason] = useState('');
  return (
    <Modal
      opened
      onClose={onClose}
      size="md"
      title={words.title}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <form
        className={classes.editor}
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() === '') return;
          decisions.decide({ kind: 'ignore', line, reason: reason.trim() });
          onClose();
        }}
      >
        <LineCard line={line} />
        <p className={classes.explain}>{words.text}</p>
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
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t.common.action.cancel}
          </Button>
          <Button type="submit" disabled={reason.trim() === ''}>
            {words.confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
