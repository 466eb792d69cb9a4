import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { paymentsContract } from '../../app/payments/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { BackLink } from '../kit/back-link.tsx';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { DateText } from '../kit/dates.tsx';
import { TargetDrawer } from '../kit/drawer-form.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { CheckIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { payments } from './api.ts';
import { CustomerPicker, type PickedCustomer } from './customer-picker.tsx';
import { DecisionForm } from './decision-form.tsx';
import classes from './invoices.module.css';
import { PaymentShares, splitOf, type Chosen, type ShareMode } from './payment-shares.tsx';
import { useDebts } from './record-payment.tsx';
import { useDeciding } from './use-deciding.ts';

type Payment = AnswerOf<typeof paymentsContract.unattributed>['payments'][number];

/** Account 471, line by line: money that came in and whose owner nobody knows yet. */
export function UnattributedScreen() {
  const { receivables: t, common } = useTexts();
  const [opened, setOpened] = useState<Payment | null>(null);
  const mayAttribute = useMay('payments.record');
  const list = useQuery({
    queryKey: ['receivables', 'unattributed'],
    queryFn: ({ signal }) => payments.unattributed({}, { signal }),
  });
  const columns: Column<Payment>[] = [
    {
      key: 'receivedOn',
      header: t.payment.receivedOn,
      width: '8rem',
      cell: (one) => <DateText date={one.receivedOn} />,
    },
    { key: 'method', header: t.payment.method, width: '9rem', cell: (one) => t.payment.methods[one.method] },
    {
      key: 'reference',
      header: t.payment.reference,
      width: 'minmax(10rem, 2fr)',
      card: 'title',
      cell: (one) => one.reference,
    },
    {
      key: 'amount',
      header: t.payment.amount,
      width: '8rem',
      align: 'end',
      card: 'amount',
      cell: (one) => <MoneyText minor={one.amountMinor} currency={one.currency} />,
    },
  ];
  return (
    <Page
      title={t.payment.unattributedTitle}
      subtitle={t.payment.unattributedText}
      before={<BackLink to="/">{common.navigation.home}</BackLink>}
    >
      <DataTable<Payment>
        label={t.payment.unattributedTitle}
        rows={list.data?.payments ?? []}
        columns={columns}
        rowKey={(one) => one.id}
        rowName={(one) => one.reference}
        onOpen={mayAttribute ? setOpened : undefined}
        loading={list.isPending}
        problem={
          list.isError ? <Problem problem={list.error} onRetry={() => void list.refetch()} /> : undefined
        }
        empty={<EmptyState icon={CheckIcon} title={t.payment.unattributedEmpty} />}
      />
      <TargetDrawer target={opened} title={t.payment.attribute} size={480} onClose={() => setOpened(null)}>
        {(payment) => <Attribute payment={payment} onClose={() => setOpened(null)} />}
      </TargetDrawer>
    </Page>
  );
}

function Attribute({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const words = useTexts().receivables.payment;
  const money = useMoney();
  const [customer, setCustomer] = useState<PickedCustomer | null>(null);
  const [mode, setMode] = useState<ShareMode>('oldest-first');
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const debts = useDebts(customer?.id);
  const amount = BigInt(payment.amountMinor);
  const items = (debts.data?.items ?? []).filter((item) => item.currency === payment.currency);
  const split = splitOf(mode, amount, items, chosen);
  const { save } = useDeciding(
    () =>
      payments.attribute({
        id: payment.id,
        partyId: customer?.id ?? '',
        shares:
          mode === 'chosen'
            ? [...split.shares].map(([itemId, share]) => ({ itemId, amountMinor: share.toString() }))
            : mode,
      }),
    words.done(money(payment.amountMinor, payment.currency)),
    onClose,
  );
  return (
    <DecisionForm
      save={save}
      submit={words.attribute}
      isReady={customer !== null && split.restMinor >= 0n}
      onClose={onClose}
    >
      <div>
        <div className={classes.amountLabel}>{payment.reference}</div>
        <div className={classes.amountValue}>
          <MoneyText minor={payment.amountMinor} currency={payment.currency} />
        </div>
      </div>
      <CustomerPicker
        value={customer}
        label={words.from}
        onChange={(next) => {
          setCustomer(next);
          setChosen(new Map());
        }}
      />
      {customer !== null && debts.data !== undefined && (
        <PaymentShares
          mode={mode}
          onMode={setMode}
          items={items}
          hasMore={debts.data.hasMore}
          chosen={chosen}
          onChosen={setChosen}
          split={split}
          amount={amount}
          currency={payment.currency}
        />
      )}
    </DecisionForm>
  );
}
