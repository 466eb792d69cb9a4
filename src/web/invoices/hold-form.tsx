import { Button, Drawer, Radio, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { DateField } from '../kit/date-field.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { holding, useHome, useRefresh } from './api.ts';
import { useDescribe, useFieldErrors } from './fields.ts';
import classes from './invoices.module.css';

export type HoldTarget = { partyId: string; item?: { id: string; number: string } };

/** Reminders wait: for a whole customer or one invoice, until a day or until lifted, with the reason said. */
export function HoldForm({ target, onClose }: { target: HoldTarget | null; onClose: () => void }) {
  const t = useTexts();
  return (
    <Drawer
      opened={target !== null}
      onClose={onClose}
      title={t.receivables.hold.title}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {target !== null && <Form target={target} onClose={onClose} />}
    </Drawer>
  );
}

function Form({ target, onClose }: { target: HoldTarget; onClose: () => void }) {
  const t = useTexts();
  const words = t.receivables.hold;
  const toasts = useToasts();
  const refresh = useRefresh();
  const today = useHome().data?.asOf;
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<string | null>(null);
  const [scope, setScope] = useState<'one' | 'whole'>(target.item === undefined ? 'whole' : 'one');
  const save = useMutation({
    mutationFn: () =>
      holding.addHold({
        partyId: target.partyId,
        itemId: scope === 'one' ? (target.item?.id ?? null) : null,
        reason,
        untilOn: until,
      }),
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
      <Textarea
        label={words.reason}
        description={words.reasonHint}
        autosize
        minRows={2}
        maxLength={300}
        required
        data-autofocus
        value={reason}
        error={errorOf('reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <DateField
        label={words.until}
        description={words.untilHint}
        value={until}
        onChange={setUntil}
        min={today}
        error={errorOf('untilOn')}
      />
      {target.item !== undefined && (
        <Radio.Group
          label={words.scope}
          value={scope}
          onChange={(value) => setScope(value === 'whole' ? 'whole' : 'one')}
        >
          <Radio mt="xs" value="one" label={words.one(target.item.number)} />
          <Radio mt="xs" value="whole" label={words.whole} />
        </Radio.Group>
      )}
      {save.isError && <Problem problem={save.error} describe={describe} compact />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.cancel}
        </Button>
        <Button type="submit" loading={save.isPending} disabled={reason.trim() === ''}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
