import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays, plainDate, startOfMonth } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useFieldErrors, useRefresh } from '../invoices/index.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { DateField } from '../kit/date-field.tsx';
import { DrawerForm, TargetDrawer } from '../kit/drawer-form.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { periodsApi, type Periods } from './api.ts';

type Props = { target: 'lock' | null; periods: Periods; onClose: () => void };

/** Locks a journal, or all, until a day; for good only after it was confirmed. */
export function LockForm({ target, periods, onClose }: Props) {
  const t = useTexts().entries.periodsScreen;
  return (
    <TargetDrawer target={target} title={t.lockTitle} onClose={onClose}>
      {() => <Form periods={periods} onClose={onClose} />}
    </TargetDrawer>
  );
}

type Request = Parameters<typeof periodsApi.lock>[0];

function Form({ periods, onClose }: Omit<Props, 'target'>) {
  const t = useTexts().entries.periodsScreen;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const yesterday = addDays(plainDate(periods.today), -1);
  const [kind, setKind] = useState<Request['kind']>('soft');
  const [journal, setJournal] = useState<Request['journal']>('');
  const [untilOn, setUntil] = useState<string | null>(addDays(startOfMonth(plainDate(periods.today)), -1));
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const lock = useMutation({
    mutationFn: () => periodsApi.lock({ kind, journal, untilOn: untilOn ?? '', reason }),
    onSuccess: async () => {
      toasts.success(t.locked);
      onClose();
      await refresh();
    },
    onSettled: () => setAsking(false),
  });
  const errorOf = useFieldErrors(lock.error);
  return (
    <>
      <DrawerForm
        problem={lock.isError && errorOf('untilOn') === undefined && <Problem problem={lock.error} compact />}
        submit={t.lock}
        busy={lock.isPending}
        disabled={untilOn === null}
        onSubmit={() => (kind === 'hard' ? setAsking(true) : lock.mutate())}
        onClose={onClose}
      >
        <Radio.Group
          label={t.kind}
          value={kind}
          onChange={(value) => setKind(value === 'hard' ? 'hard' : 'soft')}
        >
          <Stack gap="xs" mt="xs">
            {(['soft', 'hard'] as const).map((one) => (
              <Radio key={one} value={one} label={t.kinds[one]} description={t.kindHints[one]} />
            ))}
          </Stack>
        </Radio.Group>
        <Select
          label={t.journal}
          allowDeselect={false}
          value={journal}
          onChange={(value) => setJournal((value ?? '') as Request['journal'])}
          data={[
            { value: '', label: t.all },
            ...periods.journals.map((one) => ({ value: one.code, label: `${one.code} – ${one.name}` })),
          ]}
        />
        <DateField
          label={t.untilOn}
          required
          clearable={false}
          max={yesterday}
          value={untilOn}
          error={errorOf('untilOn')}
          onChange={setUntil}
        />
        <TextInput
          label={t.reason}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </DrawerForm>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t.hardTitle}
        confirmLabel={t.hardTitle}
        onConfirm={() => lock.mutate()}
        busy={lock.isPending}
      >
        {t.hardDetail(untilOn === null ? '' : formatDate(plainDate(untilOn), locale))}
      </ConfirmDialog>
    </>
  );
}
