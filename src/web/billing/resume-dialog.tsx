import { Button, Modal, Radio } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { subscriptionsApi, useRefresh, type Subscription } from './api.ts';
import classes from './billing.module.css';

type Props = { opened: boolean; onClose: () => void; subscription: Subscription };

/** Asks what becomes of the periods of the pause: nothing is invoiced behind one’s back. */
export function ResumeDialog({ opened, onClose, subscription }: Props) {
  const t = useTexts();
  const words = t.subscriptions.resume;
  const toasts = useToasts();
  const refresh = useRefresh();
  const [missed, setMissed] = useState<'skip' | 'bill'>('skip');
  const resume = useMutation({
    mutationFn: () => subscriptionsApi.resume({ id: subscription.id, version: subscription.version, missed }),
    onSuccess: async () => {
      toasts.success(t.subscriptions.actions.resumed);
      onClose();
      await refresh();
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.title}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <form
        className={classes.stack}
        onSubmit={(event) => {
          event.preventDefault();
          resume.mutate();
        }}
      >
        <Radio.Group
          label={words.text}
          value={missed}
          onChange={(value) => setMissed(value === 'bill' ? 'bill' : 'skip')}
        >
          <div className={classes.choices}>
            <Radio value="skip" label={words.skip} />
            <Radio value="bill" label={words.bill} />
          </div>
        </Radio.Group>
        {resume.isError && <Problem problem={resume.error} compact />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t.common.action.cancel}
          </Button>
          <Button type="submit" loading={resume.isPending}>
            {t.subscriptions.actions.resume}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
