import { Button, Modal, NativeSelect, Radio, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { disputeCategories } from '../../app/openitems/contract.ts';
import { TargetDrawer } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { holding, useRefresh } from './api.ts';
import { DecisionForm } from './decision-form.tsx';
import classes from './invoices.module.css';
import { useDeciding } from './use-deciding.ts';

type Category = (typeof disputeCategories)[number];
export type DisputeTarget = { itemId: string; number: string; currency: string; minor: string };

/** The customer contests an invoice: the contested part is no longer reminded, the rest is. */
export function DisputeForm({ target, onClose }: { target: DisputeTarget | null; onClose: () => void }) {
  const words = useTexts().receivables.dispute;
  return (
    <TargetDrawer target={target} title={target === null ? '' : words.title(target.number)} onClose={onClose}>
      {(shown) => <Form target={shown} onClose={onClose} />}
    </TargetDrawer>
  );
}

function Form({ target, onClose }: { target: DisputeTarget; onClose: () => void }) {
  const words = useTexts().receivables.dispute;
  const [amount, setAmount] = useState<string | null>(target.minor);
  const [reason, setReason] = useState('');
  const [category, setCategory] = useState<Category>('other');
  const { save, errorOf } = useDeciding(
    () => holding.openDispute({ itemId: target.itemId, amountMinor: amount ?? '0', reason, category }),
    words.done,
    onClose,
  );
  return (
    <DecisionForm
      save={save}
      submit={words.submit}
      isReady={reason.trim() !== '' && amount !== null}
      onClose={onClose}
    >
      <MoneyField
        label={words.amount}
        value={amount}
        onChange={setAmount}
        currency={target.currency}
        error={errorOf('amountMinor')}
        required
      />
      <NativeSelect
        label={words.category}
        value={category}
        onChange={(event) => setCategory(event.currentTarget.value as Category)}
        data={disputeCategories.map((value) => ({ value, label: words.categories[value] }))}
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
    </DecisionForm>
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
