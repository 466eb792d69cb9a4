import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CustomerCharges } from '../charges/index.ts';
import { CustomerRules } from '../dunning/index.ts';
import { CustomerWhy } from '../insight/index.ts';
import type { Customer } from '../invoices/index.ts';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { useMay } from '../kit/session.tsx';
import { CustomerLink, CustomerPlans } from '../portal/index.ts';
import type { Account } from './advice.ts';
import classes from './customers.module.css';
import { Identity } from './identity.tsx';
import { OpenItems } from './open-items.tsx';
import { Story } from './story.tsx';

/** As written in the address, so that one can be linked to and gone back to. */
const TABS = { items: 'factures', story: 'historique', reminders: 'relances', record: 'fiche' } as const;
type Tab = keyof typeof TABS;
const KEYS = ['1', '2', '3', '4'] as const;
const order = Object.keys(TABS) as Tab[];

type Props = { account: Account; customer: Customer; onEdit: () => void };

/** All that is known of a customer, one thing at a time; 1 to 4 on the keyboard. */
export function CustomerTabs({ account, customer, onEdit }: Props) {
  const t = useTexts().receivables.customer;
  const { id } = customer;
  const { onglet } = useSearch({ strict: false }) as { onglet?: string };
  const navigate = useNavigate();
  const mayPayments = useMay('payments.read');
  const mayRemind = useMay('dunning.read');
  const tab = order.find((one) => TABS[one] === onglet) ?? 'items';
  const open = (next: Tab) =>
    void navigate({ to: '.', search: next === 'items' ? {} : { onglet: TABS[next] }, replace: true });
  useShortcut(KEYS[0], () => open('items'), { label: t.tabs.items, group: 'screen' });
  useShortcut(KEYS[1], () => open('story'), { label: t.tabs.story, group: 'screen' });
  useShortcut(KEYS[2], () => open('reminders'), { label: t.tabs.reminders, group: 'screen' });
  useShortcut(KEYS[3], () => open('record'), { label: t.tabs.record, group: 'screen' });
  const items = account.currencies.reduce(
    (count, one) => count + one.credits.count + one.buckets.reduce((sum, bucket) => sum + bucket.count, 0),
    0,
  );
  return (
    <Tabs
      value={tab}
      onChange={(value) => open(order.find((one) => one === value) ?? 'items')}
      keepMounted={false}
      classNames={{ panel: classes.panel }}
    >
      <Tabs.List aria-label={t.tabs.label} className={classes.tabList}>
        {order.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t.tabs[one]}
            {one === 'items' && items > 0 && <span className={classes.tabCount}> {items}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="items">
        <OpenItems id={id} />
        {mayRemind && <CustomerWhy partyId={id} />}
      </Tabs.Panel>
      <Tabs.Panel value="story">
        <Section>
          <Story id={id} />
        </Section>
      </Tabs.Panel>
      <Tabs.Panel value="reminders">
        <CustomerRules partyId={id} />
        <CustomerPlans partyId={id} />
        {mayPayments && <CustomerCharges partyId={id} name={customer.name} />}
      </Tabs.Panel>
      <Tabs.Panel value="record">
        <div className={classes.sheet}>
          <Identity customer={customer} onEdit={onEdit} />
          <CustomerLink of={{ partyId: id }} />
        </div>
      </Tabs.Panel>
    </Tabs>
  );
}
