import { Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useRefresh } from '../invoices/index.ts';
import { DrawerForm, TargetDrawer } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { entriesApi } from './api.ts';

type Props = {
  target: 'model' | null;
  draftId: string;
  label: string;
  save: () => Promise<number | null>;
  onClose: () => void;
};

/** Keeps what is being written for the next time. */
export function ModelForm({ target, onClose, ...rest }: Props) {
  const t = useTexts().entries.draft;
  return (
    <TargetDrawer target={target} title={t.keepModel} onClose={onClose}>
      {() => <Form onClose={onClose} {...rest} />}
    </TargetDrawer>
  );
}

function Form({ draftId, label, save, onClose }: Omit<Props, 'target'>) {
  const t = useTexts().entries.draft;
  const toasts = useToasts();
  const refresh = useRefresh();
  const [name, setName] = useState(label.slice(0, 80));
  const [withAmounts, setWithAmounts] = useState(true);
  const keep = useMutation({
    mutationFn: async () => {
      await save();
      return entriesApi.saveModel({ name, draftId, withAmounts });
    },
    onSuccess: async (model) => {
      toasts.success(t.modelSaved(model.name));
      onClose();
      await refresh();
    },
  });
  return (
    <DrawerForm
      problem={keep.isError && <Problem problem={keep.error} compact />}
      submit={useTexts().common.action.save}
      busy={keep.isPending}
      disabled={name.trim() === ''}
      onSubmit={() => keep.mutate()}
      onClose={onClose}
    >
      <TextInput
        label={t.modelName}
        description={t.modelNameHint}
        required
        maxLength={80}
        data-autofocus
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Switch
        label={t.withAmounts}
        description={t.withAmountsHint}
        checked={withAmounts}
        onChange={(event) => setWithAmounts(event.currentTarget.checked)}
      />
    </DrawerForm>
  );
}
