import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PROFILE_KEYS } from '../../core/ledger/index.ts';
import { DrawerForm, TargetDrawer } from '../kit/drawer-form.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import {
  accountantApi,
  accountantKey,
  useAccountantWords,
  type Accountant,
  type SettingsRequest,
} from './accountant-api.ts';
import { JournalsField } from './make-batch-form.tsx';
import { OwnCsvFields } from './own-csv-fields.tsx';

type Props = { target: 'settings' | null; accountant: Accountant; onClose: () => void };

/** In which format, which journals, with what, and when entries go. */
export function AccountantSettingsForm({ target, ...props }: Props) {
  const t = useAccountantWords().settings;
  return (
    <TargetDrawer target={target} title={t.title} size={520} onClose={props.onClose}>
      {() => <Form {...props} />}
    </TargetDrawer>
  );
}

function Form({ accountant, onClose }: Omit<Props, 'target'>) {
  const words = useAccountantWords();
  const t = words.settings;
  const toasts = useToasts();
  const queries = useQueryClient();
  const [settings, setSettings] = useState<SettingsRequest>(accountant.settings);
  const change = (more: Partial<SettingsRequest>) => setSettings((before) => ({ ...before, ...more }));
  const { options } = settings;
  const option = (more: Partial<SettingsRequest['options']>) => change({ options: { ...options, ...more } });
  const save = useMutation({
    mutationFn: () => accountantApi.editSettings(settings),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: accountantKey });
      toasts.success(t.saved);
      onClose();
    },
  });
  const hasAccounts = settings.profile !== 'fec';
  return (
    <DrawerForm
      problem={save.isError && <Problem problem={save.error} compact />}
      submit={t.submit}
      busy={save.isPending}
      disabled={settings.profile === 'own' && options.own.columns.length === 0}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <Select
        label={t.format}
        allowDeselect={false}
        value={settings.profile}
        onChange={(value) => change({ profile: (value ?? 'fec') as SettingsRequest['profile'] })}
        data={PROFILE_KEYS.map((key) => ({ value: key, label: words.formats[key] }))}
      />
      {hasAccounts && (
        <>
          <NumberInput
            label={t.accountLength}
            description={t.accountLengthHint}
            min={0}
            max={12}
            allowDecimal={false}
            value={options.accountLength}
            onChange={(value) => option({ accountLength: Number(value) || 0 })}
          />
          <TextInput
            label={t.partyPrefix}
            description={t.partyPrefixHint}
            maxLength={6}
            value={options.partyPrefix}
            onChange={(event) =>
              option({
                partyPrefix: event.currentTarget.value.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''),
              })
            }
          />
        </>
      )}
      {settings.profile === 'own' && <OwnCsvFields own={options.own} onChange={(own) => option({ own })} />}
      <JournalsField
        accountant={accountant}
        value={settings.journals}
        onChange={(journals) => change({ journals })}
      />
      <Switch
        label={t.attachments}
        description={t.attachmentsHint}
        checked={settings.withAttachments}
        onChange={(event) => change({ withAttachments: event.currentTarget.checked })}
      />
      <Select
        label={t.schedule}
        description={t.scheduleHint}
        allowDeselect={false}
        value={String(settings.scheduledDay ?? 0)}
        onChange={(value) => change({ scheduledDay: Number(value ?? 0) || null })}
        data={Array.from({ length: 29 }, (_, day) => ({
          value: String(day),
          label: day === 0 ? t.byHand : t.day(day),
        }))}
      />
    </DrawerForm>
  );
}
