import { ActionIcon, Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useRemind } from '../dunning/index.ts';
import {
  HoldForm,
  PromiseForm,
  receivables,
  RecordInvoice,
  RecordPayment,
  type Customer,
  type HoldTarget,
  type PaymentTarget,
  type PromiseTarget,
} from '../invoices/index.ts';
import {
  CustomerIcon,
  EditIcon,
  FileIcon,
  FolderIcon,
  HandshakeIcon,
  InvoiceIcon,
  MoreIcon,
  PauseIcon,
  PaymentIcon,
  PhoneIcon,
  ReminderIcon,
  type Icon,
} from '../kit/icons.tsx';
import { KeyHint } from '../kit/key-hint.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { actFor, pressing, talkTo, type Account } from './advice.ts';
import { ContactForm } from './contact-form.tsx';
import { telephone } from './next-action.tsx';

type Props = { account: Account; customer: Customer; onEdit: () => void };
type Action = { label: string; icon: Icon; keys?: string; run: () => void; usable: boolean };

/** One button for what presses; everything else that can be done with a customer is in the menu beside it. */
export function CustomerActions({ account, customer, onEdit }: Props) {
  const texts = useTexts();
  const t = texts.receivables;
  const mayPay = useMay('payments.record');
  const mayPrepare = useMay('dunning.prepare');
  const mayRecord = useMay('invoices.record') && customer.mergedInto === null;
  const mayEdit = useMay('customers.edit');
  const mayChange = mayEdit && customer.mergedInto === null;
  const mayHandOver = useMay('dunning.hand-over');
  const [paying, setPaying] = useState<PaymentTarget | null>(null);
  const [promising, setPromising] = useState<PromiseTarget | null>(null);
  const [holding, setHolding] = useState<HoldTarget | null>(null);
  const [typing, setTyping] = useState(false);
  const [adding, setAdding] = useState(false);
  const [more, setMore] = useState(false);
  const { remind, isPending } = useRemind({ partyIds: [account.id] });
  const own = account.currencies[0]!;
  const owes = account.currencies.some((one) => one.owedMinor !== '0');
  const isHeld = account.holds.some((hold) => hold.itemId === null);
  const phone = talkTo(customer.contacts)?.phone ?? '';

  const remindAction: Action = {
    label: texts.automatic.remind.button,
    icon: ReminderIcon,
    keys: 'r',
    run: remind,
    usable: mayPrepare && owes && !isHeld,
  };
  const pay: Action = {
    label: t.actions.pay,
    icon: PaymentIcon,
    keys: 'p',
    run: () => setPaying({ customer }),
    usable: mayPay,
  };
  const promise: Action = {
    label: t.actions.promise,
    icon: HandshakeIcon,
    keys: 'o',
    run: () =>
      setPromising({
        partyId: account.id,
        itemIds: [],
        currency: own.currency,
        minor: own.overdueMinor === '0' ? own.owedMinor : own.overdueMinor,
      }),
    usable: mayEdit && owes,
  };
  const hold: Action = {
    label: t.actions.hold,
    icon: PauseIcon,
    run: () => setHolding({ partyId: account.id }),
    usable: mayEdit && owes && !isHeld,
  };
  const record: Action = {
    label: t.actions.record,
    icon: InvoiceIcon,
    keys: 'n',
    run: () => setTyping(true),
    usable: mayRecord,
  };
  const contact: Action = {
    label: t.customer.addContact,
    icon: CustomerIcon,
    run: () => setAdding(true),
    usable: mayChange,
  };
  const edit: Action = { label: t.form.editTitle, icon: EditIcon, keys: 'e', run: onEdit, usable: mayChange };
  const act = actFor(pressing(account, customer.contacts), account, phone);
  const main = act === 'call' ? undefined : { remind: remindAction, pay, contact, record }[act];
  const first = main?.usable === true ? main : undefined;
  const others = [remindAction, pay, promise, hold, record, edit].filter(
    (one) => one.usable && one !== first,
  );
  const shortcut = ({ label, run, usable }: Action) =>
    [run, { label, group: 'screen', enabled: usable }] as const;
  useShortcut('r', ...shortcut(remindAction));
  useShortcut('p', ...shortcut(pay));
  useShortcut('o', ...shortcut(promise));
  useShortcut('n', ...shortcut(record));
  useShortcut('e', ...shortcut(edit));
  useShortcut('a', () => setMore(true), { label: t.actions.more, group: 'screen' });
  return (
    <>
      <Menu position="bottom-end" opened={more} onChange={setMore}>
        <Menu.Target>
          <ActionIcon size={36} aria-label={t.actions.more}>
            <MoreIcon size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map(({ label, icon: Drawn, keys, run }) => (
            <Menu.Item
              key={label}
              leftSection={<Drawn size={18} />}
              rightSection={
                keys !== undefined && (
                  <span aria-hidden="true">
                    <KeyHint keys={keys} />
                  </span>
                )
              }
              onClick={run}
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            component="a"
            href={receivables.statement({ id: account.id })}
            target="_blank"
            rel="noreferrer"
            leftSection={<FileIcon size={18} />}
          >
            {t.actions.statement}
          </Menu.Item>
          {mayHandOver && (
            <Menu.Item
              component={Link}
              to={`/clients/${account.id}/dossier`}
              leftSection={<FolderIcon size={18} />}
            >
              {texts.insight.handOver.action}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {act === 'call' && (
        <Button component="a" href={telephone(phone)} leftSection={<PhoneIcon size={18} />}>
          {t.customer.call(phone)}
        </Button>
      )}
      {first !== undefined && (
        <Button
          leftSection={<first.icon size={18} />}
          loading={first === remindAction && isPending}
          onClick={first.run}
        >
          {first.label}
        </Button>
      )}
      <RecordPayment target={paying} onClose={() => setPaying(null)} />
      <PromiseForm target={promising} onClose={() => setPromising(null)} />
      <HoldForm target={holding} onClose={() => setHolding(null)} />
      <RecordInvoice opened={typing} onClose={() => setTyping(false)} customer={customer} />
      <ContactForm target={adding ? { customer, contact: null } : null} onClose={() => setAdding(false)} />
    </>
  );
}
