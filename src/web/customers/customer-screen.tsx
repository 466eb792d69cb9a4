import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { receivablesContract } from '../../app/receivables/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { CustomerCharges } from '../charges/index.ts';
import { CustomerRules } from '../dunning/index.ts';
import { CustomerWhy } from '../insight/index.ts';
import { agingTiles, InvoiceTable, parties, receivables, useItemSort } from '../invoices/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { AgingBar } from '../kit/bucket-tiles.tsx';
import { DateText } from '../kit/dates.tsx';
import { EditIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Figures, Page, Section, type Figure } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { CustomerLink, CustomerPlans } from '../portal/index.ts';
import { StatusBadge } from '../kit/status-badge.tsx';
import { CustomerForm } from './customer-form.tsx';
import classes from './customers.module.css';
import { useDelayText } from './delay-text.ts';
import { Identity } from './identity.tsx';
import { NextAction } from './next-action.tsx';
import { RecordNotices } from './record-notices.tsx';
import { Story } from './story.tsx';

type Account = AnswerOf<typeof receivablesContract.readCustomer>;

/** A customer whole: what is owed, what happened, who to call, what to do. */
export function CustomerScreen() {
  const t = useTexts();
  const { id } = useParams({ strict: false }) as { id: string };
  const [editing, setEditing] = useState(false);
  const mayEdit = useMay('customers.edit');
  const mayPayments = useMay('payments.read');
  const mayRemind = useMay('dunning.read');
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
  return (
    <Page
      title={customer?.name ?? account.data?.name ?? '\u00a0'}
      subtitle={
        customer === undefined
          ? '\u00a0'
          : [customer.code, customer.city].filter((part) => part !== '').join(' · ')
      }
      before={back}
      actions={
        mayEdit &&
        customer !== undefined &&
        customer.mergedInto === null && (
          <Button variant="default" leftSection={<EditIcon size={18} />} onClick={() => setEditing(true)}>
            {t.common.action.edit}
          </Button>
        )
      }
    >
      {account.data === undefined || customer === undefined ? (
        <Skeleton height={320} />
      ) : (
        <>
          <RecordNotices customer={customer} onEdit={mayEdit ? () => setEditing(true) : null} />
          <Balance account={account.data} />
          <div className={classes.sheet}>
            <div className={`${classes.column} ${classes.who}`}>
              <Identity customer={customer} onEdit={() => setEditing(true)} />
            </div>
            <div className={`${classes.column} ${classes.story}`}>
              <OpenItems id={id} />
              {mayRemind && <CustomerWhy partyId={id} />}
              <CustomerPlans partyId={id} />
              {mayPayments && <CustomerCharges partyId={id} name={customer.name} />}
              <Section title={t.receivables.customer.timeline}>
                <Story id={id} />
              </Section>
            </div>
            <div className={`${classes.column} ${classes.next}`}>
              <NextAction account={account.data} customer={customer} />
              <CustomerRules partyId={id} />
              <CustomerLink of={{ partyId: id }} />
            </div>
          </div>
          <CustomerForm
            key={customer.version}
            opened={editing}
            onClose={() => setEditing(false)}
            customer={customer}
          />
        </>
      )}
    </Page>
  );
}

const openColumns = ['number', 'due', 'state', 'open'] as const;

function OpenItems({ id }: { id: string }) {
  const t = useTexts().receivables.customer;
  const words = useTexts().entries.lettrage.open;
  const [sort, setSort] = useItemSort('customer.sort', { key: 'due', direction: 'ascending' });
  return (
    <section aria-label={t.openItems}>
      <div className={classes.listHead}>
        <h2>{t.openItems}</h2>
        <span>
          <Link to="/clients/$id/lettrage" params={{ id }}>
            {words}
          </Link>
          {' · '}
          <Link to="/ventes" search={{ customerId: id }}>
            {t.allItems}
          </Link>
        </span>
      </div>
      <InvoiceTable
        filter={{ customerId: id }}
        columns={openColumns}
        sort={sort}
        onSort={setSort}
        height="page"
        empty={<p className={classes.empty}>{t.nothingOpen}</p>}
      />
    </section>
  );
}

function Balance({ account }: { account: Account }) {
  const t = useTexts().receivables;
  const delay = useDelayText();
  const figures: Figure[] = account.currencies.flatMap((one, index) => {
    const amount = (minor: string) => <MoneyText minor={minor} currency={one.currency} />;
    if (index > 0 && one.owedMinor === '0' && one.credits.count === 0) return [];
    return [
      { key: `balance ${one.currency}`, label: t.customer.balance, value: amount(one.outstandingMinor) },
      {
        key: `overdue ${one.currency}`,
        label: t.customer.overdue,
        value: amount(one.overdueMinor),
        tone: one.overdueMinor === '0' ? 'dim' : 'bad',
      },
      ...(one.credits.count > 0
        ? [
            {
              key: `credits ${one.currency}`,
              label: t.customer.credits,
              value: amount(one.credits.sumMinor.replace('-', '')),
            },
          ]
        : []),
    ] satisfies Figure[];
  });
  if (account.oldestDueOn !== null) {
    figures.push({ key: 'oldest', label: t.customer.oldest, value: <DateText date={account.oldestDueOn} /> });
  }
  figures.push({
    key: 'delay',
    label: <span title={t.customer.delayHint}>{t.customer.delay}</span>,
    value: account.averageDelayDays === null ? '—' : delay(account.averageDelayDays),
    tone: account.averageDelayDays === null ? 'dim' : undefined,
  });
  const shown = account.currencies[0]!;
  const tiles = agingTiles(account.buckets, shown, t);
  const owed = tiles.filter((tile) => tile.minor !== '0');
  return (
    <>
      <Figures figures={figures} />
      {owed.length > 0 && (
        <div className={classes.delays}>
          <AgingBar buckets={tiles} />
          <ul className={classes.legend}>
            {owed.map((tile) => (
              <li key={tile.key}>
                <StatusBadge colour={tile.colour}>
                  {tile.label}{' '}
                  <strong>
                    <MoneyText minor={tile.minor} currency={tile.currency} />
                  </strong>
                </StatusBadge>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
