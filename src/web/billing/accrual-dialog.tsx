import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays, plainDate, startOfMonth } from '../../core/calendar/index.ts';
import { useDescribe } from '../invoices/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { DateText } from '../kit/dates.tsx';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { billingApi, useRefresh, useWaiting } from './api.ts';
import classes from './billing.module.css';

/** « Produits non encore facturés » at a closing. */
export function AccrualDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts();
  const today = useWaiting().data?.today;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t.billing.accrual.title}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {opened && today !== undefined && <Body today={today} onClose={onClose} />}
    </Modal>
  );
}

function Body({ today, onClose }: { today: string; onClose: () => void }) {
  const t = useTexts();
  const words = t.billing.accrual;
  const { locale } = useLocale();
  const money = useMoney();
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  // The last month that is over.
  const [closingOn, setClosingOn] = useState<string | null>(() =>
    addDays(startOfMonth(plainDate(today)), -1),
  );
  const past = useQuery({
    queryKey: ['billing', 'accruals'],
    queryFn: ({ signal }) => billingApi.accruals({}, { signal }),
  });
  const book = useMutation({
    mutationFn: () => billingApi.accrue({ closingOn: closingOn ?? '' }),
    onSuccess: async ({ accrual, left }) => {
      toasts.success(words.done(accrual.deliveries, money(accrual.netMinor)));
      for (const finding of left) toasts.info(findingText(locale, finding));
      await refresh();
    },
  });
  const accruals = past.data?.accruals ?? [];
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        book.mutate();
      }}
    >
      <p>{words.text}</p>
      <DateField label={words.closingOn} value={closingOn} onChange={setClosingOn} max={today} required />
      {book.isError && <Problem problem={book.error} describe={describe} compact />}
      {accruals.length > 0 && (
        <div>
          <p className={classes.ruleName}>{words.past}</p>
          <ul className={classes.list}>
            {accruals.map((one) => (
              <li key={one.closingOn}>
                <DateText date={one.closingOn} />
                <span>{words.row(one.deliveries, money(one.netMinor))}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t.common.action.close}
        </Button>
        <Button type="submit" loading={book.isPending} disabled={closingOn === null}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
