import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useFieldErrors, useRefresh } from '../invoices/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { DrawerForm, TargetDrawer } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { entriesApi, useChoices, type Posted } from './api.ts';
import classes from './entries.module.css';

/** An entry is undone by its mirror, on a day. */
export function ReverseForm({ entry, onClose }: { entry: Posted | null; onClose: () => void }) {
  const t = useTexts().entries;
  return (
    <TargetDrawer target={entry} title={t.reverseTitle(entry?.entryNo ?? '')} onClose={onClose}>
      {(target) => <Form entry={target} onClose={onClose} />}
    </TargetDrawer>
  );
}

function Form({ entry, onClose }: { entry: Posted; onClose: () => void }) {
  const t = useTexts().entries;
  const toasts = useToasts();
  const refresh = useRefresh();
  const today = useChoices().data?.today;
  const [typedOn, setOn] = useState<string | null>(null);
  const on = typedOn ?? today ?? null;
  const [label, setLabel] = useState(t.reverseLabelOf(entry.label).slice(0, 200));
  const reverse = useMutation({
    mutationFn: () => entriesApi.reverse({ id: entry.id, on: on ?? '', label }),
    onSuccess: async ({ name }) => {
      toasts.success(t.reversed(name));
      onClose();
      await refresh();
    },
  });
  const errorOf = useFieldErrors(reverse.error);
  return (
    <DrawerForm
      problem={reverse.isError && errorOf('on') === undefined && <Problem problem={reverse.error} compact />}
      submit={t.reverse}
      busy={reverse.isPending}
      disabled={on === null || label.trim() === ''}
      onSubmit={() => reverse.mutate()}
      onClose={onClose}
    >
      <p className={classes.hint}>{t.reverseDetail}</p>
      <DateField
        label={t.reverseOn}
        required
        clearable={false}
        min={entry.on}
        value={on}
        error={errorOf('on')}
        onChange={setOn}
      />
      <TextInput
        label={t.reverseLabel}
        required
        maxLength={200}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
    </DrawerForm>
  );
}
