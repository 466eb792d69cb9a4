import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { billingApi, useRefresh, type Delivery } from './api.ts';
import classes from './billing.module.css';

type Props = { delivery: Delivery | null; onClose: () => void; onDone: () => void };

export function CancelDialog({ delivery, onClose, onDone }: Props) {
  const t = useTexts();
  return (
    <Modal
      opened={delivery !== null}
      onClose={onClose}
      title={t.billing.cancel.title}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {delivery !== null && <Body delivery={delivery} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

function Body({ delivery, onClose, onDone }: Props & { delivery: Delivery }) {
  const t = useTexts();
  const words = t.billing.cancel;
  const toasts = useToasts();
  const refresh = useRefresh();
  const [reason, setReason] = useState('');
  const cancel = useMutation({
    mutationFn: () => billingApi.cancel({ id: delivery.id, version: delivery.version, reason }),
    onSuccess: async () => {
      toasts.success(words.done);
      onDone();
      onClose();
      await refresh();
    },
  });
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        cancel.mutate();
      }}
    >
      <p>{words.text}</p>
      <TextInput
        label={words.reason}
        placeholder={words.reasonHint}
        value={reason}
        maxLength={300}
        required
        autoComplete="off"
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {cancel.isError && <Problem problem={cancel.error} compact />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.cancel}
        </Button>
        <Button type="submit" loading={cancel.isPending} disabled={reason.trim() === ''}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
