import { Autocomplete } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { findingsOf, useDescribe, useFieldErrors, useRefresh } from '../invoices/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { DrawerForm, TargetDrawer } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { instruments, type Instrument } from './api.ts';
import classes from './instruments.module.css';

type Props = { target: Instrument | null; today: string; onClose: () => void };

/** It came back: when, why, with which certificate, and what the customer is asked for it. */
export function UnpaidForm({ target, today, onClose }: Props) {
  const t = useTexts().instruments;
  return (
    <TargetDrawer target={target} title={t.unpaidTitle(target?.number ?? '')} size={440} onClose={onClose}>
      {(shown) => <Form instrument={shown} today={today} onClose={onClose} />}
    </TargetDrawer>
  );
}

const fields = ['on', 'rebilledMinor'];

function Form(props: { instrument: Instrument; today: string; onClose: () => void }) {
  const { instrument, today, onClose } = props;
  const t = useTexts().instruments;
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const [on, setOn] = useState<string | null>(today);
  const [reason, setReason] = useState('');
  const [certificateOn, setCertificateOn] = useState<string | null>(null);
  const [rebilled, setRebilled] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: () =>
      instruments.markUnpaid({
        id: instrument.id,
        on: on ?? '',
        reason,
        certificateOn,
        rebilledMinor: rebilled ?? '0',
      }),
    onSuccess: async () => {
      toasts.success(t.done.unpaid);
      onClose();
      await refresh();
    },
  });
  const errorOf = useFieldErrors(save.error);
  const found = findingsOf(save.error);
  const beside = found.length > 0 && found.every((finding) => fields.includes(finding.path ?? ''));
  const ready = on !== null && reason.trim() !== '';
  return (
    <DrawerForm
      problem={save.isError && !beside && <Problem problem={save.error} describe={describe} compact />}
      submit={t.unpaidSubmit}
      busy={save.isPending}
      disabled={!ready}
      onSubmit={() => ready && save.mutate()}
      onClose={onClose}
    >
      <p className={classes.explain}>{t.unpaidDetail}</p>
      <Autocomplete
        label={t.fields.reason}
        description={t.fields.reasonHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={t.fields.reasons}
        comboboxProps={{ withinPortal: false }}
        openOnFocus={false}
        value={reason}
        maxLength={200}
        onChange={setReason}
        required
        data-autofocus
      />
      <DateField label={t.fields.on} value={on} onChange={setOn} max={today} error={errorOf('on')} required />
      {instrument.kind === 'cheque' && (
        <DateField
          label={t.fields.certificateOn}
          value={certificateOn}
          onChange={setCertificateOn}
          max={today}
        />
      )}
      <MoneyField
        label={t.fields.rebilled}
        description={t.fields.rebilledHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={rebilled}
        onChange={setRebilled}
        currency={instrument.currency}
        error={errorOf('rebilledMinor')}
      />
    </DrawerForm>
  );
}
