import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays, plainDate, startOfMonth } from '../../core/calendar/index.ts';
import { findingsOf, useDescribe, useFieldErrors, useHome } from '../invoices/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { readDecimal } from '../kit/decimals.ts';
import { FieldPair } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { PastAccruals } from './past-accruals.tsx';
import { billingApi, useRefresh, useWaiting } from './api.ts';
import classes from './billing.module.css';

/** « Produits non encore facturés » at a closing. */
export function AccrualDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts();
  const today = useWaiting().data?.today;
  const base = useHome().data?.baseCurrency;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t.billing.accrual.title}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {opened && today !== undefined && base !== undefined && (
        <Body today={today} base={base} onClose={onClose} />
      )}
    </Modal>
  );
}

/** A rate as typed; null when it is none. */
const rateOf = (text: string | undefined): string | null => {
  const read = readDecimal(text ?? '');
  return read !== null && Number(read) > 0 ? read : null;
};

function Body({ today, base, onClose }: { today: string; base: string; onClose: () => void }) {
  const t = useTexts();
  const words = t.billing.accrual;
  const money = useMoney();
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  // The last month that is over.
  const [closingOn, setClosingOn] = useState<string | null>(() =>
    addDays(startOfMonth(plainDate(today)), -1),
  );
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const due = useQuery({
    queryKey: ['billing', 'accruals', 'due', closingOn],
    queryFn: ({ signal }) => billingApi.toAccrue({ closingOn: closingOn ?? '' }, { signal }),
    enabled: closingOn !== null,
  });
  const sums = closingOn === null ? [] : (due.data?.sums ?? []);
  const rates = sums
    .filter((one) => one.currency !== base)
    .map(({ currency }) => ({ currency, rate: rateOf(typed[currency]) }));
  const book = useMutation({
    mutationFn: () =>
      billingApi.accrue({
        closingOn: closingOn ?? '',
        rates: rates.flatMap(({ currency, rate }) => (rate === null ? [] : [{ currency, rate }])),
      }),
    onSuccess: async ({ accrual }) => {
      toasts.success(words.done(accrual.deliveries, money(accrual.netMinor, base)));
      setTyped({});
      await refresh();
    },
  });
  const errorOf = useFieldErrors(book.error);
  const isBeside = findingsOf(book.error).some((one) => (one.path ?? '').startsWith('rates.'));
  const isReady = closingOn !== null && rates.every((one) => one.rate !== null);
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) book.mutate();
      }}
    >
      <p>{words.text}</p>
      <DateField
        label={words.closingOn}
        value={closingOn}
        onChange={(on) => {
          book.reset();
          setClosingOn(on);
        }}
        max={today}
        required
      />
      {due.isError && <Problem problem={due.error} onRetry={() => void due.refetch()} compact />}
      {due.isSuccess && (
        <p role="status">
          {sums.length === 0
            ? words.nothing
            : sums.map((one) => words.row(one.count, money(one.netMinor, one.currency))).join(words.and)}
        </p>
      )}
      {rates.length > 0 && (
        <FieldPair>
          {rates.map(({ currency, rate }) => (
            <TextInput
              key={currency}
              label={words.rate(currency, base)}
              description={words.rateHint}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              inputMode="decimal"
              autoComplete="off"
              required
              value={typed[currency] ?? ''}
              error={
                rate === null && (typed[currency] ?? '') !== ''
                  ? words.rateUnread
                  : errorOf(`rates.${currency}`)
              }
              onChange={(event) => {
                const text = event.currentTarget.value;
                setTyped((before) => ({ ...before, [currency]: text }));
              }}
            />
          ))}
        </FieldPair>
      )}
      {book.isError && !isBeside && <Problem problem={book.error} describe={describe} compact />}
      <PastAccruals base={base} />
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.close}
        </Button>
        <Button type="submit" loading={book.isPending} disabled={!isReady || sums.length === 0}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
