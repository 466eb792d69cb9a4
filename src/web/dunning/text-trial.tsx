import { Button, Modal, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { PdfPreview } from '../kit/previews.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import dialog from './dunning.module.css';
import classes from './policy.module.css';
import { trialApi, useReaders, useTrialLetter, type Trial } from './senders-api.ts';

type TrialBarProps = {
  trial: Trial;
  part: 'mail' | 'letter';
  /** The text is wrong: it goes nowhere. */
  isWrong: boolean;
  onCustomer: (partyId: string | null) => void;
};

/** On whom a text is tried: an imaginary customer, or a real one; and a test to ourselves, or the letter itself. */
export function TrialBar({ trial, part, isWrong, onCustomer }: TrialBarProps) {
  const t = useTexts().senders.trial;
  const mayTest = useMay('dunning.policy');
  const { data } = useReaders();
  const [open, setOpen] = useState(false);
  const customers = data?.customers ?? [];
  const name = customers.find((one) => one.id === trial.partyId)?.name ?? t.imaginary;
  return (
    <div className={classes.trial}>
      <Select
        label={t.customer}
        searchable
        allowDeselect={false}
        value={trial.partyId ?? ''}
        data={[
          { value: '', label: t.imaginary },
          ...customers.map((one) => ({ value: one.id, label: `${one.name} (${one.code})` })),
        ]}
        onChange={(value) => onCustomer(value === '' ? null : value)}
      />
      {(part === 'letter' || mayTest) && (
        <Button variant="default" disabled={isWrong} onClick={() => setOpen(true)}>
          {part === 'mail' ? t.send : t.letter}
        </Button>
      )}
      {part === 'mail' ? (
        <TestDialog opened={open} trial={trial} customer={name} onClose={() => setOpen(false)} />
      ) : (
        <LetterDialog opened={open} trial={trial} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}

type DialogProps = { opened: boolean; trial: Trial; onClose: () => void };

function TestDialog({ opened, trial, customer, onClose }: DialogProps & { customer: string }) {
  const all = useTexts();
  const t = all.senders.trial;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t.sendTitle}
      closeButtonProps={{ 'aria-label': all.common.action.close }}
      classNames={{ title: dialog.dialogTitle }}
    >
      <TestForm trial={trial} customer={customer} onClose={onClose} />
    </Modal>
  );
}

function TestForm({ trial, customer, onClose }: Omit<DialogProps, 'opened'> & { customer: string }) {
  const all = useTexts();
  const t = all.senders.trial;
  const toasts = useToasts();
  const { data } = useReaders();
  const users = data?.users ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const userId = chosen ?? users.find((one) => one.isSelf)?.id ?? null;
  const test = useMutation({
    mutationFn: () => trialApi.test({ ...trial, ...(userId !== null && { userId }) }),
    onSuccess: ({ to }) => {
      toasts.success(t.sent(to));
      onClose();
    },
  });
  return (
    <form
      className={dialog.approve}
      onSubmit={(event) => {
        event.preventDefault();
        // The dialog stands inside the form of the policy, which a test does not save.
        event.stopPropagation();
        test.mutate();
      }}
    >
      <p className={dialog.approveSentence}>{t.sendText(customer)}</p>
      <Select
        label={t.to}
        allowDeselect={false}
        value={userId}
        data={users.map((one) => ({
          value: one.id,
          label: one.isSelf ? t.self(one.email) : `${one.name} (${one.email})`,
        }))}
        onChange={setChosen}
      />
      {test.isError && <Problem problem={test.error} compact />}
      <div className={dialog.dialogActions}>
        <Button variant="default" onClick={onClose}>
          {all.common.action.cancel}
        </Button>
        <Button type="submit" loading={test.isPending} disabled={userId === null}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}

function LetterDialog({ opened, trial, onClose }: DialogProps) {
  const all = useTexts();
  const t = all.senders.trial;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={t.letterTitle}
      closeButtonProps={{ 'aria-label': all.common.action.close }}
      classNames={{ title: dialog.dialogTitle }}
    >
      <Letter trial={trial} />
    </Modal>
  );
}

/** Asked for when it is opened; its bytes become a page of this browser alone. */
function Letter({ trial }: { trial: Trial }) {
  const t = useTexts();
  const letter = useTrialLetter(trial);
  if (letter.isError) return <Problem problem={letter.error} compact />;
  if (letter.data === undefined) return <p role="status">{t.common.shell.loading}</p>;
  const { name, address } = letter.data;
  return address === null ? <p>{t.senders.trial.nothing}</p> : <PdfPreview src={address} name={name} />;
}
