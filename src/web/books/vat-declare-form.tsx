import { Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useRefresh } from '../invoices/index.ts';
import { DrawerForm, TargetDrawer } from '../kit/drawer-form.tsx';
import { useMoney } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import classes from './books.module.css';
import { vatApi, type Paper } from './vat-api.ts';
import { useVatWords, type VatTexts } from './vat-texts.ts';

type FormProps = { paper: Paper; onClose: () => void };
type TargetProps = { paper: Paper | null; onClose: () => void };

/** Keeps the return as it is declared, and locks its period. */
export function DeclareForm({ paper, onDeclared, onClose }: TargetProps & { onDeclared: () => void }) {
  const t = useVatWords();
  return (
    <TargetDrawer target={paper} title={t.declareTitle} onClose={onClose}>
      {(target) => <Declare paper={target} onDeclared={onDeclared} onClose={onClose} />}
    </TargetDrawer>
  );
}

const netName = (t: VatTexts, isAnnual: boolean, isCredit: boolean): string =>
  isAnnual ? t.annual.lines[isCredit ? '29' : '28'] : t.boxes[isCredit ? 'credit' : 'due'];

function Declare({ paper, onDeclared, onClose }: FormProps & { onDeclared: () => void }) {
  const t = useVatWords();
  const money = useMoney();
  const refresh = useRefresh();
  const [lock, setLock] = useState(true);
  const net = BigInt(paper.annual?.netMinor ?? paper.netMinor);
  const declare = useMutation({
    mutationFn: () => vatApi.declare({ from: paper.from, to: paper.to, lock }),
    onSuccess: async () => {
      onDeclared();
      onClose();
      await refresh();
    },
  });
  return (
    <DrawerForm
      problem={declare.isError && <Problem problem={declare.error} compact />}
      submit={t.confirm}
      busy={declare.isPending}
      onSubmit={() => declare.mutate()}
      onClose={onClose}
    >
      <p className={classes.note}>{t.declareText}</p>
      <p className={classes.total}>
        {netName(t, paper.annual !== null, net < 0n)}{' '}
        <span className="e-number">{money(net < 0n ? -net : net, paper.currency, true)}</span>
      </p>
      <Checkbox
        label={t.lock}
        checked={lock}
        data-autofocus
        onChange={(event) => setLock(event.currentTarget.checked)}
      />
    </DrawerForm>
  );
}

/** The last return, declared by mistake, with why. */
export function WithdrawForm({ paper, onClose }: TargetProps) {
  const t = useVatWords();
  return (
    <TargetDrawer target={paper} title={t.withdraw} onClose={onClose}>
      {(target) => <Withdraw paper={target} onClose={onClose} />}
    </TargetDrawer>
  );
}

function Withdraw({ paper, onClose }: FormProps) {
  const t = useVatWords();
  const refresh = useRefresh();
  const [reason, setReason] = useState('');
  const withdraw = useMutation({
    mutationFn: () => vatApi.withdraw({ id: paper.declared!.id, reason }),
    onSuccess: async () => {
      onClose();
      await refresh();
    },
  });
  return (
    <DrawerForm
      problem={withdraw.isError && <Problem problem={withdraw.error} compact />}
      submit={t.withdraw}
      busy={withdraw.isPending}
      disabled={reason.trim() === ''}
      onSubmit={() => withdraw.mutate()}
      onClose={onClose}
    >
      <p className={classes.note}>{t.withdrawText}</p>
      <TextInput
        label={t.reason}
        required
        maxLength={200}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DrawerForm>
  );
}
