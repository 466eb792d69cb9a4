import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { parties, receivables } from '../invoices/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { Balance } from './balance.tsx';
import { CustomerActions } from './customer-actions.tsx';
import { CustomerForm } from './customer-form.tsx';
import { CustomerTabs } from './customer-tabs.tsx';
import { NextAction } from './next-action.tsx';
import { RecordNotices } from './record-notices.tsx';

/** A customer whole: what is owed and what to do now in one head; what is open, what happened, who it is below. */
export function CustomerScreen() {
  const t = useTexts();
  const { id } = useParams({ strict: false }) as { id: string };
  const [editing, setEditing] = useState(false);
  const mayEdit = useMay('customers.edit');
  const record = useQuery({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => parties.read({ id }, { signal }),
  });
  const account = useQuery({
    queryKey: ['receivables', 'customer', id],
    queryFn: ({ signal }) => receivables.readCustomer({ id }, { signal }),
  });
  const problem = record.error ?? account.error;
  const back = <BackLink to="/clients">{t.receivables.customers.title}</BackLink>;
  if (problem !== null) {
    return (
      <Page title={t.receivables.customer.label} before={back}>
        <Problem
          problem={problem}
          onRetry={() => {
            void record.refetch();
            void account.refetch();
          }}
        />
      </Page>
    );
  }
  const customer = record.data;
  const edit = () => setEditing(true);
  if (account.data === undefined || customer === undefined) {
    return (
      <Page title={customer?.name ?? account.data?.name ?? '\u00a0'} subtitle={'\u00a0'} before={back}>
        <Skeleton height={320} />
      </Page>
    );
  }
  return (
    <Page
      title={customer.name}
      subtitle={[customer.code, customer.city].filter((part) => part !== '').join(' · ')}
      before={back}
      actions={<CustomerActions account={account.data} customer={customer} onEdit={edit} />}
    >
      <RecordNotices customer={customer} onEdit={mayEdit ? edit : null} />
      <Balance account={account.data} />
      <NextAction account={account.data} customer={customer} />
      <CustomerTabs account={account.data} customer={customer} onEdit={edit} />
      <CustomerForm
        key={customer.version}
        opened={editing}
        onClose={() => setEditing(false)}
        customer={customer}
      />
    </Page>
  );
}
