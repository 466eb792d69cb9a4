import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { receivablesContract } from '../../app/receivables/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { daysBetween, plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { RemindButton } from '../dunning/index.ts';
import {
  HoldForm,
  PromiseForm,
  RecordInvoice,
  RecordPayment,
  StandingList,
  type Customer,
  type HoldTarget,
  type PaymentTarget,
  type PromiseTarget,
  receivables,
} from '../invoices/index.ts';
import { FileIcon, FolderIcon, HandshakeIcon, InvoiceIcon, PauseIcon, PaymentIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { useMay } from '../kit/session.tsx';
import classes from './customers.module.css';

type Account = AnswerOf<typeof receivablesContract.readCustomer>;
type Props = { account: Account; customer: Customer };

/** What to do with this customer now, why, and the buttons to do it. */
export function NextAction({ account, customer }: Props) {
  const t = useTexts().receivables;
  const mayPay = useMay('payments.record');
  const mayEdit = useMay('customers.edit');
  const mayRecord = useMay('invoices.record');
  const mayHandOver = useMay('dunning.hand-over');
  const { handOver } = useTexts().insight;
  const [paying, setPaying] = useState<PaymentTarget | null>(null);
  const [promising, setPromising] = useState<PromiseTarget | null>(null);
  const [holding, setHolding] = useState<HoldTarget | null>(null);
  const [typing, setTyping] = useState(false);
  const own = account.currencies[0]!;
  const owes = account.currencies.some((one) => one.owedMinor !== '0');
  const isHeld = account.holds.some((hold) => hold.itemId === null);
  return (
    <>
      <Section title={t.actions.next}>
        <div className={classes.column}>
          <p className={classes.nextText}>{useAdvice({ account, customer })}</p>
          <StandingList standing={account} />
          <div className={classes.buttons}>
            {mayPay && (
              <Button
                leftSection={<PaymentIcon size={18} />}
                variant={owes ? 'filled' : 'default'}
                onClick={() => setPaying({ customer })}
              >
                {t.actions.pay}
              </Button>
            )}
            {owes && !isHeld && <RemindButton what={{ partyIds: [account.id] }} />}
            {mayEdit && owes && (
              <Button
                variant="default"
                leftSection={<HandshakeIcon size={18} />}
                onClick={() =>
                  setPromising({
                    partyId: account.id,
                    itemIds: [],
                    currency: own.currency,
                    minor: own.overdueMinor === '0' ? own.owedMinor : own.overdueMinor,
                  })
                }
              >
                {t.actions.promise}
              </Button>
            )}
            {mayEdit && owes && !isHeld && (
              <Button
                variant="default"
                leftSection={<PauseIcon size={18} />}
                onClick={() => setHolding({ partyId: account.id })}
              >
                {t.actions.hold}
              </Button>
            )}
            {mayRecord && customer.mergedInto === null && (
              <Button
                variant="default"
                leftSection={<InvoiceIcon size={18} />}
                onClick={() => setTyping(true)}
              >
                {t.actions.record}
              </Button>
            )}
            <Button
              component="a"
              href={receivables.statement({ id: account.id })}
              target="_blank"
              rel="noreferrer"
              variant="default"
              leftSection={<FileIcon size={18} />}
            >
              {t.actions.statement}
            </Button>
            {mayHandOver && (
              <Button
                component={Link}
                to={`/clients/${account.id}/dossier`}
                variant="default"
                leftSection={<FolderIcon size={18} />}
              >
                {handOver.action}
              </Button>
            )}
          </div>
        </div>
      </Section>
      <RecordPayment target={paying} onClose={() => setPaying(null)} />
      <PromiseForm target={promising} onClose={() => setPromising(null)} />
      <HoldForm target={holding} onClose={() => setHolding(null)} />
      <RecordInvoice opened={typing} onClose={() => setTyping(false)} customer={customer} />
    </>
  );
}

/** The most pressing thing only: a person does one thing at a time. */
function useAdvice({ account, customer }: Props): string {
  const t = useTexts().receivables;
  const words = t.customer.nextActions;
  const { locale } = useLocale();
  const { nextReminder } = account;
  const then =
    nextReminder === null
      ? ''
      : ` ${words.next(t.step(nextReminder.step), formatDate(plainDate(nextReminder.on), locale, 'short'))}`;
  const late = account.currencies.reduce(
    (count, one) => count + one.buckets.slice(1).reduce((sum, bucket) => sum + bucket.count, 0),
    0,
  );
  const isBroken = account.promises.some((one) => one.state !== 'open' || one.dueOn < account.asOf);
  if (account.disputes.length > 0) return words.disputes;
  if (isBroken) return words.broken;
  if (account.promises.length > 0) return words.promised;
  if (account.holds.some((one) => one.itemId === null)) return words.held;
  if (late > 0 && customer.contacts.length === 0) return words.noContact;
  if (late > 0 && account.oldestDueOn !== null) {
    return `${words.late(late, t.days(daysBetween(plainDate(account.oldestDueOn), plainDate(account.asOf))))}${then}`;
  }
  return account.currencies.every((one) => one.owedMinor === '0') ? words.nothing : `${words.fine}${then}`;
}
