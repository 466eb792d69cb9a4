import { Select, TextInput, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EUR } from '../../core/money/index.ts';
import { checkPayment, PAYMENT_METHODS, type PaymentMethod } from '../../core/payments/index.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { DateField } from '../kit/date-field.tsx';
import { DrawerForm, FieldPair, TargetDrawer } from '../kit/drawer-form.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { currencyOf, useMoney } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import type { Texts } from '../../i18n/fr.ts';
import { instruments, parties, payments, receivables, useHome, useRefresh } from './api.ts';
import { BillForm } from './bill-form.tsx';
import { ChequeFields, type Paper } from './cheque-fields.tsx';
import { CustomerPicker, type PickedCustomer } from './customer-picker.tsx';
import { findingsOf, useDescribe, useFieldErrors } from './fields.ts';
import { PaymentShares, splitOf, type Chosen, type ShareMode } from './payment-shares.tsx';

export type PaymentTarget = {
  customer: PickedCustomer | null;
  /** The invoice it was opened from: proposed alone, for its whole amount. */
  item?: { id: string; openMinor: string };
  /** Opened from the list of cheques, or of bills. */
  means?: Means;
};

/** A bill of exchange is no payment yet: it has a form of its own. */
export type Means = PaymentMethod | 'bill';

export type RecordPaymentProps = { target: PaymentTarget | null; onClose: () => void };

/** Money received, typed by hand: how, how much, when, and for which invoices. */
export function RecordPayment({ target, onClose }: RecordPaymentProps) {
  const t = useTexts();
  const today = useHome().data?.asOf;
  const title = target?.means === 'cheque' ? t.instruments.addTitle : t.receivables.payment.title;
  return (
    <TargetDrawer
      target={target}
      title={target?.means === 'bill' ? t.instruments.drawTitle : title}
      size={480}
      onClose={onClose}
    >
      {(shown) => today !== undefined && <MeansForm target={shown} today={today} onClose={onClose} />}
    </TargetDrawer>
  );
}

type FormProps = { target: PaymentTarget; today: string; onClose: () => void };

function MeansForm(props: FormProps) {
  const [means, setMeans] = useState<Means>(props.target.means ?? 'transfer');
  if (means === 'bill') return <BillForm {...props} onMeans={setMeans} />;
  return <Form {...props} method={means} onMeans={setMeans} />;
}

/** What a customer owes, the oldest first. */
export function useDebts(customerId: string | undefined) {
  return useQuery({
    queryKey: ['receivables', 'debts', customerId],
    queryFn: ({ signal }) =>
      receivables.list({ customerId, state: 'open', sort: 'due', direction: 'ascending' }, { signal }),
    enabled: customerId !== undefined,
    select: (page) => ({
      items: page.items.filter((item) => !item.openMinor.startsWith('-')),
      hasMore: page.next !== null,
    }),
  });
}

const fields = ['amountMinor', 'receivedOn', 'currency', 'partyId', 'number', 'issuedOn'];

/** Every means of paying, and the bill that promises it. */
export const meansChoices = (t: Texts) => [
  ...PAYMENT_METHODS.map((one) => ({ value: one, label: t.receivables.payment.methods[one] })),
  { value: 'bill', label: t.instruments.bill },
];

function Form(props: FormProps & { method: PaymentMethod; onMeans: (means: Means) => void }) {
  const { target, today, onClose, method, onMeans } = props;
  const t = useTexts();
  const words = t.receivables.payment;
  const { locale } = useLocale();
  const toasts = useToasts();
  const money = useMoney();
  const refresh = useRefresh();
  const [customer, setCustomer] = useState(target.customer);
  const [paper, setPaper] = useState<Paper>({ bank: '', drawer: '', issuedOn: today });
  const [amount, setAmount] = useState<string | null>(target.item?.openMinor ?? null);
  const [receivedOn, setReceivedOn] = useState<string | null>(today);
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const [mode, setMode] = useState<ShareMode>(target.item === undefined ? 'oldest-first' : 'chosen');
  const [chosen, setChosen] = useState<Chosen>(
    () => new Map(target.item === undefined ? [] : [[target.item.id, target.item.openMinor]]),
  );
  const debts = useDebts(customer?.id);
  const payer = useQuery({
    queryKey: ['customer', customer?.id],
    queryFn: ({ signal }) => parties.read({ id: customer!.id }, { signal }),
    enabled: customer !== null && method === 'cash',
  });
  const currency = customer?.currency ?? EUR;
  const minor = BigInt(amount ?? '0');
  const items = (debts.data?.items ?? []).filter((item) => item.currency === currency);
  const split = splitOf(mode, minor, items, chosen);
  // The law on cash is said while typing; the server has the last word, it knows what was paid in cash before.
  const refusal =
    amount === null
      ? undefined
      : checkPayment(
          { method, amountMinor: minor, currency: currencyOf(currency) },
          payer.data === undefined ? null : { kind: payer.data.kind, taxCountry: payer.data.country },
        )[0];
  const save = useMutation({
    mutationFn: (): Promise<{ amountMinor: string; currency: string }> => {
      const shared = {
        receivedOn: receivedOn ?? '',
        currency,
        amountMinor: amount ?? '0',
        note,
        shares:
          mode === 'chosen'
            ? [...split.shares].map(([itemId, share]) => ({ itemId, amountMinor: share.toString() }))
            : mode,
      };
      if (method !== 'cheque')
        return payments.record({ ...shared, method, partyId: customer?.id ?? null, reference });
      const issuedOn = paper.issuedOn ?? '';
      return instruments.receiveCheque({
        ...shared,
        ...paper,
        issuedOn,
        partyId: customer!.id,
        number: reference,
      });
    },
    onSuccess: async (made) => {
      toasts.success(words.done(money(made.amountMinor, made.currency)));
      onClose();
      await refresh();
    },
  });
  const errorOf = useFieldErrors(save.error);
  const describe = useDescribe();
  const beside = findingsOf(save.error).every((finding) => fields.includes(finding.path ?? ''));
  const ready =
    customer !== null &&
    minor > 0n &&
    receivedOn !== null &&
    split.restMinor >= 0n &&
    refusal === undefined &&
    (method !== 'cheque' || (reference.trim() !== '' && paper.issuedOn !== null));
  return (
    <DrawerForm
      problem={
        save.isError &&
        (!beside || findingsOf(save.error).length === 0) && (
          <Problem problem={save.error} describe={describe} compact />
        )
      }
      submit={words.submit}
      busy={save.isPending}
      disabled={!ready}
      onSubmit={() => ready && save.mutate()}
      onClose={onClose}
    >
      <CustomerPicker
        value={customer}
        label={words.customer}
        error={errorOf('partyId')}
        onChange={(next) => {
          setCustomer(next);
          setChosen(new Map());
        }}
      />
      <FieldPair>
        <MoneyField
          label={words.amount}
          value={amount}
          onChange={setAmount}
          currency={currency}
          error={(refusal && findingText(locale, refusal)) ?? errorOf('amountMinor') ?? errorOf('currency')}
          required
          data-autofocus={target.customer !== null || undefined}
        />
        <DateField
          label={words.receivedOn}
          value={receivedOn}
          onChange={setReceivedOn}
          max={today}
          error={errorOf('receivedOn')}
          required
        />
        <Select
          label={words.method}
          value={method}
          allowDeselect={false}
          onChange={(value) => onMeans((value ?? 'transfer') as Means)}
          data={meansChoices(t)}
        />
        <TextInput
          label={method === 'cheque' ? t.instruments.fields.number : words.reference}
          description={method === 'cheque' ? undefined : words.referenceHint}
          required={method === 'cheque'}
          error={errorOf('number')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={reference}
          maxLength={method === 'cheque' ? 60 : 100}
          autoComplete="off"
          onChange={(event) => setReference(event.currentTarget.value)}
        />
      </FieldPair>
      {method === 'cheque' && (
        <ChequeFields value={paper} today={today} onChange={setPaper} errorOf={errorOf} />
      )}
      {customer !== null && debts.data !== undefined && (
        <PaymentShares
          mode={mode}
          onMode={setMode}
          items={items}
          hasMore={debts.data.hasMore}
          chosen={chosen}
          onChosen={setChosen}
          split={split}
          amount={minor}
          currency={currency}
        />
      )}
      <Textarea
        label={words.note}
        autosize
        minRows={1}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DrawerForm>
  );
}
