import { Button, Drawer, Modal, Radio, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { holding, useRefresh } from './api.ts';
import { useDescribe, useFieldErrors } from './fields.ts';
import classes from './invoices.module.css';

export type DisputeTarget = { itemId: string; number: string; currency: string; minor: string };

/** The customer contests an invoice: the contested part is no longer reminded, the rest is. */
export function DisputeForm({ target, onClose }: { target: DisputeTarget | null; onClose: () => void }) {
  const t = useTexts();
  return (
    <Drawer
      opened={target !== null}
      onClose={onClose}
      title={target === null ? '' : t.receivables.dispute.title(target.number)}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {target !== null && <Form target={target} onClose={onClose} />}
    </Drawer>
  );
}

function Form({ target, onClose }: { target: DisputeTarget; onClose: () => void }) {
  const t = useTexts();
  const words = t.receivables.dispute;
  const toasts = useToasts();
  const refresh = useRefresh();
  const [amount, setAmount] = useState<string | null>(target.minor);
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () => holding.openDispute({ itemId: target.itemId, amountMinor: amount ?? '0', reason }),
    onSuccess: async () => {
      toasts.success(words.done);
      onClose();
      await refresh();
    },
  });
  const errorOf = useFieldErrors(save.error);
  const describe = useDescribe();
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <MoneyField
        label={words.amount}
        value={amount}
        onChange={setAmount}
        currency={target.currency}
        error={errorOf('amountMinor')}
        required
      />
      <Textarea
        label={words.reason}
        autosize
        minRows={3}
        maxLength={500}
        required
        data-autofocus
        value={reason}
        error={errorOf('reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {save.isError && <Problem problem={save.error} describe={describe} compact />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.cancel}
        </Button>
        <Button type="submit" loading={save.isPending} disabled={reason.trim() === '' || amount === null}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

/** How it ended. A granted credit note is typed afterwards, like every other. */
export function CloseDispute({ id, onClose }: { id: string | null; onClose: () => void }) {
  const t = useTexts();
  const words = t.receivables.dispute;
  const toasts = useToasts();
  const refresh = useRefresh();
  const [outcome, setOutcome] = useState<'credit_note' | 'upheld'>('upheld');
  const close = useMutation({
    mutationFn: () => holding.closeDispute({ id: id ?? '', outcome }),
    onSuccess: async () => {
      toasts.success(words.closed);
      onClose();
      await refresh();
    },
    onError: toasts.failure,
  });
  return (
    <Modal
      opened={id !== null}
      onClose={onClose}
      title={words.closeTitle}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <Radio.Group
        label={words.outcome}
        value={outcome}
        onChange={(value) => setOutcome(value === 'credit_note' ? 'credit_note' : 'upheld')}
      >
        <Radio mt="xs" value="upheld" label={words.outcomes.upheld} />
        <Radio mt="xs" value="credit_note" label={words.outcomes.credit_note} />
      </Radio.Group>
      <div className={classes.buttons} style={{ justifyContent: 'flex-end', marginTop: '1.25rem' }}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.cancel}
        </Button>
        <Button loading={close.isPending} onClick={() => close.mutate()}>
          {words.closeSubmit}
        </Button>
      </div>
    </Modal>
  );
}
