import { Button, Modal, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RemittanceKind } from '../../core/instruments/index.ts';
import { useDescribe, useRefresh } from '../invoices/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { instruments, useBankAccounts, type Instrument, type Remittance } from './api.ts';
import classes from './instruments.module.css';

export type ToRemit = { kind: RemittanceKind; chosen: readonly Instrument[] };

/** Which account, which day; the slip is ready to print once it is done. */
export function RemitDialog(props: {
  target: ToRemit;
  today: string;
  onDone: (made: Remittance) => void;
  onClose: () => void;
}) {
  const { target, today, onDone, onClose } = props;
  const texts = useTexts();
  const t = texts.instruments;
  const money = useMoney();
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const accounts = useBankAccounts().data?.accounts;
  const [picked, setPicked] = useState<string | null>(null);
  const [on, setOn] = useState<string | null>(today);
  const bankAccountId = picked ?? accounts?.[0]?.id ?? null;
  const total = target.chosen.reduce((sum, one) => sum + BigInt(one.amountMinor), 0n);
  const save = useMutation({
    mutationFn: () =>
      instruments.remit({
        kind: target.kind,
        bankAccountId: bankAccountId!,
        on: on!,
        instrumentIds: target.chosen.map((one) => one.id),
      }),
    onSuccess: async (made) => {
      toasts.success(t.remitted(made.name));
      onDone(made);
      await refresh();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.remitTitle[target.kind]}
      closeButtonProps={{ 'aria-label': texts.common.action.close }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (bankAccountId !== null && on !== null) save.mutate();
        }}
      >
        <p className={classes.explain}>
          {t.remitSum(t.tiles.count(target.chosen.length), money(total, target.chosen[0]?.currency ?? 'EUR'))}
        </p>
        {accounts?.length === 0 && <p className={classes.explain}>{t.noBankAccount}</p>}
        <Select
          label={t.fields.bankAccount}
          value={bankAccountId}
          allowDeselect={false}
          onChange={setPicked}
          data={(accounts ?? []).map((one) => ({ value: one.id, label: one.name }))}
        />
        <DateField label={t.fields.on} value={on} onChange={setOn} max={today} required />
        {save.isError && <Problem problem={save.error} describe={describe} compact />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {texts.common.action.cancel}
          </Button>
          <Button
            type="submit"
            loading={save.isPending}
            disabled={bankAccountId === null || on === null}
            data-autofocus
          >
            {t.remitSubmit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
