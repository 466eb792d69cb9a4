import { Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { BILL_KINDS, type BillKind } from '../../core/instruments/index.ts';
import { EUR } from '../../core/money/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { DrawerForm, FieldPair } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { instruments, useRefresh } from './api.ts';
import { CustomerPicker } from './customer-picker.tsx';
import { findingsOf, useDescribe, useFieldErrors } from './fields.ts';
import classes from './invoices.module.css';
import { PaymentShares, type Chosen } from './payment-shares.tsx';
import { meansChoices, useDebts, type Means, type PaymentTarget } from './record-payment.tsx';

type Props = {
  target: PaymentTarget;
  today: string;
  onClose: () => void;
  onMeans: (means: Means) => void;
};

const fields = ['number', 'issuedOn', 'maturityOn', 'iban', 'partyId'];

/** A bill of exchange for chosen invoices: its amount is theirs. */
export function BillForm({ target, today, onClose, onMeans }: Props) {
  const t = useTexts();
  const words = t.instruments;
  const toasts = useToasts();
  const refresh = useRefresh();
  const [customer, setCustomer] = useState(target.customer);
  const [kind, setKind] = useState<BillKind>('lcr');
  const [number, setNumber] = useState('');
  const [issuedOn, setIssuedOn] = useState<string | null>(today);
  const [maturityOn, setMaturityOn] = useState<string | null>(null);
  const [iban, setIban] = useState('');
  const [bank, setBank] = useState('');
  const [chosen, setChosen] = useState<Chosen>(
    () => new Map(target.item === undefined ? [] : [[target.item.id, target.item.openMinor]]),
  );
  const debts = useDebts(customer?.id);
  const currency = customer?.currency ?? EUR;
  const items = (debts.data?.items ?? []).filter((item) => item.currency === currency);
  const shares = new Map([...chosen].map(([id, minor]) => [id, BigInt(minor)]));
  const sum = [...shares.values()].reduce((total, minor) => total + minor, 0n);
  const save = useMutation({
    mutationFn: () =>
      instruments.drawBill({
        kind,
        partyId: customer!.id,
        number,
        bank,
        iban,
        issuedOn: issuedOn ?? '',
        maturityOn: maturityOn ?? '',
        currency,
        amountMinor: sum.toString(),
        shares: [...shares].map(([itemId, minor]) => ({ itemId, amountMinor: minor.toString() })),
      }),
    onSuccess: async (made) => {
      toasts.success(words.drawn(made.number));
      onClose();
      await refresh();
    },
  });
  const errorOf = useFieldErrors(save.error);
  const describe = useDescribe();
  const found = findingsOf(save.error);
  const beside = found.length > 0 && found.every((finding) => fields.includes(finding.path ?? ''));
  const ready =
    customer !== null && number.trim() !== '' && issuedOn !== null && maturityOn !== null && sum > 0n;
  return (
    <DrawerForm
      problem={save.isError && !beside && <Problem problem={save.error} describe={describe} compact />}
      submit={words.drawSubmit}
      busy={save.isPending}
      disabled={!ready}
      onSubmit={() => ready && save.mutate()}
      onClose={onClose}
    >
      {target.means === undefined && (
        <Select
          label={t.receivables.payment.method}
          value="bill"
          allowDeselect={false}
          onChange={(value) => onMeans((value ?? 'bill') as Means)}
          data={meansChoices(t)}
        />
      )}
      <CustomerPicker
        value={customer}
        label={words.fields.customer}
        error={errorOf('partyId')}
        onChange={(next) => {
          setCustomer(next);
          setChosen(new Map());
        }}
      />
      <FieldPair>
        <Select
          label={words.fields.kind}
          description={words.kindHints[kind]}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={kind}
          allowDeselect={false}
          onChange={(value) => setKind((value ?? 'lcr') as BillKind)}
          data={BILL_KINDS.map((one) => ({ value: one, label: words.kinds[one] }))}
        />
        <TextInput
          label={words.fields.reference}
          description={words.fields.referenceHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={number}
          maxLength={60}
          required
          autoComplete="off"
          error={errorOf('number')}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <DateField
          label={words.fields.drawnOn}
          value={issuedOn}
          onChange={setIssuedOn}
          max={today}
          error={errorOf('issuedOn')}
          required
        />
        <DateField
          label={words.fields.maturityOn}
          value={maturityOn}
          onChange={setMaturityOn}
          error={errorOf('maturityOn')}
          required
        />
      </FieldPair>
      <TextInput
        label={words.fields.iban}
        description={words.fields.ibanHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={iban}
        maxLength={42}
        autoComplete="off"
        error={errorOf('iban')}
        onChange={(event) => setIban(event.currentTarget.value)}
      />
      <TextInput
        label={words.fields.domiciliation}
        value={bank}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => setBank(event.currentTarget.value)}
      />
      {customer !== null && debts.data !== undefined && (
        <>
          <p className={classes.verdict}>{items.length === 0 ? words.nothingOwed : words.pickInvoices}</p>
          {items.length > 0 && (
            <PaymentShares
              mode="chosen"
              onMode={() => undefined}
              chosenOnly
              items={items}
              hasMore={debts.data.hasMore}
              chosen={chosen}
              onChosen={setChosen}
              split={{ shares, restMinor: 0n }}
              amount={0n}
              currency={currency}
            />
          )}
          <p className={classes.verdict}>
            {words.fields.sum} <MoneyText minor={sum.toString()} currency={currency} />
          </p>
        </>
      )}
    </DrawerForm>
  );
}
