import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { documentsApi, useStore, type Kept } from './api.ts';
import classes from './issued.module.css';
import { keptTotals } from './kept-totals.ts';
import { OptionsChoice } from './options-choice.tsx';
import { useWords } from './texts.ts';

type Target = { kept: Kept; outcome: 'accepted' | 'refused' };
export type ConcludeDialogProps = { target: Target | null; onClose: () => void };

/** What the customer answered to a quote, and how one knows. */
export function ConcludeDialog({ target, onClose }: ConcludeDialogProps) {
  const t = useTexts();
  const own = useWords();
  const words = own.conclude;
  return (
    <Modal
      opened={target !== null}
      onClose={onClose}
      title={target?.outcome === 'refused' ? words.refuseTitle : words.acceptTitle}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {target !== null && <Body target={target} onClose={onClose} />}
    </Modal>
  );
}

function Body({ target: { kept, outcome }, onClose }: { target: Target; onClose: () => void }) {
  const t = useTexts();
  const own = useWords();
  const words = own.conclude;
  const toasts = useToasts();
  const store = useStore();
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(kept.chosenOptions);
  const conclude = useMutation({
    mutationFn: () =>
      documentsApi.conclude({
        id: kept.id,
        version: kept.version,
        outcome,
        note: note.trim(),
        ...(outcome === 'accepted' && { options: [...chosen] }),
      }),
    onSuccess: async (answer) => {
      toasts.success(own.issued[outcome]);
      onClose();
      await store(answer);
    },
  });
  return (
    <form
      className={classes.dialog}
      onSubmit={(event) => {
        event.preventDefault();
        conclude.mutate();
      }}
    >
      {outcome === 'accepted' && (
        <OptionsChoice quote={keptTotals(kept).offered} chosen={chosen} onChange={setChosen} />
      )}
      <TextInput
        label={words.note}
        description={words.noteHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data-autofocus
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {conclude.isError && <Problem problem={conclude.error} compact />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.cancel}
        </Button>
        <Button type="submit" loading={conclude.isPending}>
          {outcome === 'accepted' ? words.accept : words.refuse}
        </Button>
      </div>
    </form>
  );
}
