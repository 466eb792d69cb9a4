import { Button, Modal, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { addDays, nextBusinessDay, plainDate } from '../../core/calendar/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, type DraftDetail, type DraftEdit } from './api.ts';
import classes from './dunning.module.css';

type DialogProps = {
  opened: boolean;
  onClose: () => void;
  draft: DraftDetail;
  today: string;
  edit: DraftEdit;
  onRestore: (draft: DraftDetail) => void;
  onDone: () => void;
};

/** « Noter un accord »: a promise with its date, a hold, or handled another way; the draft is taken out. */
export function AgreementDialog(props: DialogProps) {
  const t = useTexts();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t.dunningScreens.agreement.title(props.draft.customerName)}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
      classNames={{ title: classes.dialogTitle }}
    >
      <Form {...props} />
    </Modal>
  );
}

const kinds = ['promise', 'hold', 'handled'] as const;
type Kind = (typeof kinds)[number];

function Form({ onClose, draft, today, edit, onRestore, onDone }: DialogProps) {
  const t = useTexts();
  const words = t.dunningScreens.agreement;
  const toasts = useToasts();
  const [kind, setKind] = useState<Kind>('promise');
  const [dueOn, setDueOn] = useState<string | null>(() => nextBusinessDay(addDays(plainDate(today), 7)));
  const [amount, setAmount] = useState<string | null>(draft.totalMinor);
  const [untilOn, setUntilOn] = useState<string | null>(() => addDays(plainDate(today), 14));
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const dateMissing = kind === 'promise' && dueOn === null;
  const amountMissing = kind === 'promise' && (amount === null || BigInt(amount) <= 0n);

  const submit = () => {
    setTried(true);
    if (dateMissing || amountMissing) return;
    edit.run(
      draft,
      ({ id, version }) =>
        dunningApi.remove({
          id,
          version,
          reason: kind === 'handled' ? 'handled' : 'agreement',
          note,
          ...(kind === 'promise' &&
            dueOn !== null &&
            amount !== null && { promise: { dueOn, amountMinor: amount } }),
          ...(kind === 'hold' && { hold: { untilOn } }),
        }),
      {
        onDone: (removed) => {
          toasts.success({ message: words.done(removed.customerName), undo: () => onRestore(removed) });
          onClose();
          onDone();
        },
      },
    );
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={classes.dim}>{words.intro}</p>
      <Radio.Group label={words.kind} value={kind} onChange={(value) => setKind(value as Kind)}>
        <div className={classes.radios}>
          {kinds.map((one) => (
            <Radio key={one} value={one} label={words.kinds[one]} />
          ))}
        </div>
      </Radio.Group>
      {kind === 'promise' && (
        <div className={classes.editorPair}>
          <DateField
            label={words.promiseOn}
            value={dueOn}
            onChange={setDueOn}
            min={today}
            error={tried && dateMissing ? words.dateNeeded : undefined}
          />
          <MoneyField
            label={words.amount}
            value={amount}
            onChange={setAmount}
            currency={draft.currency}
            error={tried && amountMissing ? words.amountNeeded : undefined}
          />
        </div>
      )}
      {kind === 'hold' && (
        <DateField
          label={words.holdUntil}
          description={words.holdHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={untilOn}
          onChange={setUntilOn}
          min={addDays(plainDate(today), 1)}
        />
      )}
      <Textarea
        label={words.note}
        placeholder={words.notePlaceholder}
        maxLength={300}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.cancel}
        </Button>
        <Button type="submit" loading={edit.busy}>
          {words.confirm}
        </Button>
      </div>
    </form>
  );
}
