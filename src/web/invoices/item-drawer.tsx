import { Anchor, Button, Drawer, FileButton, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { RemindButton } from '../dunning/index.ts';
import { WhyNote } from '../insight/index.ts';
import { DateText } from '../kit/dates.tsx';
import {
  CheckIcon,
  ClipIcon,
  FileIcon,
  HandshakeIcon,
  PauseIcon,
  PaymentIcon,
  WarningIcon,
} from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { invoicing, keys, payments, receivables, useRefresh, type ItemDetail } from './api.ts';
import { ClaimTerm } from './claim-term.tsx';
import { DoubtfulForm, DoubtfulNote, type DoubtfulTarget } from './doubtful-form.tsx';
import { DisputeForm, type DisputeTarget } from './dispute-form.tsx';
import { HoldForm, type HoldTarget } from './hold-form.tsx';
import classes from './invoices.module.css';
import { ItemState } from './item-state.tsx';
import { PromiseForm, type PromiseTarget } from './promise-form.tsx';
import { RecordPayment, type PaymentTarget } from './record-payment.tsx';
import { ReversePayment } from './reverse-payment.tsx';
import { Settlements } from './settlements.tsx';
import { TakenLines } from './taken-lines.tsx';
import { UnpaidCopies } from './unpaid-copies.tsx';
import { StandingList } from './standing-list.tsx';
import { WriteOffForm, type WriteOffTarget } from './write-off-form.tsx';

export type ItemDrawerProps = {
  id: string | null;
  onClose: () => void;
  /** Another item named in this one. */
  onOpen: (id: string) => void;
};

/** One document beside the list: what is left of it, what settled it, and what can be done. */
export function ItemDrawer({ id, onClose, onOpen }: ItemDrawerProps) {
  const t = useTexts();
  const detail = useQuery({
    queryKey: keys.item(id ?? ''),
    queryFn: ({ signal }) => receivables.readItem({ id: id ?? '' }, { signal }),
    enabled: id !== null,
  });
  const item = detail.data?.item;
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      title={
        item === undefined
          ? t.receivables.drawer.label
          : t.receivables.drawer.title(item.number, item.customerName)
      }
      size={460}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {detail.isError && <Problem problem={detail.error} onRetry={() => void detail.refetch()} compact />}
      {detail.data === undefined ? (
        !detail.isError && <Skeleton height={160} />
      ) : (
        <Body detail={detail.data} onOpen={onOpen} />
      )}
    </Drawer>
  );
}

type Opened =
  | { what: 'pay'; target: PaymentTarget }
  | { what: 'promise'; target: PromiseTarget }
  | { what: 'hold'; target: HoldTarget }
  | { what: 'dispute'; target: DisputeTarget }
  | { what: 'write-off'; target: WriteOffTarget }
  | { what: 'doubtful'; target: DoubtfulTarget }
  | { what: 'reverse'; paymentId: string };

function Body({ detail, onOpen }: { detail: ItemDetail; onOpen: (id: string) => void }) {
  const t = useTexts().receivables;
  const { item } = detail;
  const mayRemind = useMay('dunning.read');
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const isCredit = item.amountMinor.startsWith('-');
  return (
    <div className={classes.stack}>
      <div className={classes.amountHead}>
        <div>
          <div className={classes.amountLabel}>{isCredit ? t.drawer.toUse : t.drawer.open}</div>
          <div className={classes.amountValue}>
            <MoneyText minor={item.openMinor} currency={item.currency} />
          </div>
        </div>
        <ItemState item={item} filled />
      </div>
      <Actions detail={detail} onAct={setOpened} />
      <StandingList standing={detail} />
      {mayRemind && item.bucket !== null && <WhyNote itemId={item.id} />}
      <DoubtfulNote detail={detail} />
      <UnpaidCopies detail={detail} />
      <Facts detail={detail} />
      <TakenLines detail={detail} />
      <Settlements detail={detail} onOpen={onOpen} />
      <ClaimTerm detail={detail} />
      <RecordPayment target={opened?.what === 'pay' ? opened.target : null} onClose={close} />
      <PromiseForm target={opened?.what === 'promise' ? opened.target : null} onClose={close} />
      <HoldForm target={opened?.what === 'hold' ? opened.target : null} onClose={close} />
      <DisputeForm target={opened?.what === 'dispute' ? opened.target : null} onClose={close} />
      <WriteOffForm target={opened?.what === 'write-off' ? opened.target : null} onClose={close} />
      <DoubtfulForm target={opened?.what === 'doubtful' ? opened.target : null} onClose={close} />
      <ReversePayment id={opened?.what === 'reverse' ? opened.paymentId : null} onClose={close} />
    </div>
  );
}

function Actions({ detail, onAct }: { detail: ItemDetail; onAct: (opened: Opened) => void }) {
  const { receivables: t, differences, doubtful } = useTexts();
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayPay = useMay('payments.record');
  const mayEdit = useMay('customers.edit');
  const mayClose = useMay('payments.write-off');
  const { item } = detail;
  const use = useMutation({
    mutationFn: (id: string) => payments.allocate({ id, shares: 'oldest-first' }),
    onSuccess: async () => {
      toasts.success(t.drawer.used);
      await refresh();
    },
    onError: toasts.failure,
  });
  const owed = item.bucket !== null;
  const customer = {
    id: item.customerId,
    name: item.customerName,
    currency: item.currency,
    paymentTerms: { kind: 'net' as const, days: 30 },
  };
  const { paymentId, documentId } = detail;
  return (
    <div className={classes.buttons}>
      {owed && mayPay && (
        <Button
          leftSection={<PaymentIcon size={18} />}
          onClick={() => onAct({ what: 'pay', target: { customer, item } })}
        >
          {t.actions.pay}
        </Button>
      )}
      {owed && item.daysLate > 0 && <RemindButton what={{ itemIds: [item.id] }} />}
      {owed && mayEdit && (
        <>
          <Button
            variant="default"
            leftSection={<HandshakeIcon size={18} />}
            onClick={() =>
              onAct({
                what: 'promise',
                target: {
                  partyId: item.customerId,
                  itemIds: [item.id],
                  currency: item.currency,
                  minor: item.openMinor,
                },
              })
            }
          >
            {t.actions.promise}
          </Button>
          <Button
            variant="default"
            leftSection={<PauseIcon size={18} />}
            onClick={() => onAct({ what: 'hold', target: { partyId: item.customerId, item } })}
          >
            {t.actions.hold}
          </Button>
          {detail.doubtful === null && (
            <Button
              variant="default"
              leftSection={<WarningIcon size={18} />}
              onClick={() => onAct({ what: 'doubtful', target: { itemId: item.id, number: item.number } })}
            >
              {doubtful.action}
            </Button>
          )}
          {detail.disputes.length === 0 && (
            <Button
              variant="default"
              leftSection={<WarningIcon size={18} />}
              onClick={() =>
                onAct({
                  what: 'dispute',
                  target: {
                    itemId: item.id,
                    number: item.number,
                    currency: item.currency,
                    minor: item.openMinor,
                  },
                })
              }
            >
              {t.actions.dispute}
            </Button>
          )}
        </>
      )}
      {documentId !== null && (
        <Button
          variant="default"
          component={Link}
          to={`/ventes/${documentId}`}
          leftSection={<FileIcon size={18} />}
        >
          {t.drawer.openDocument}
        </Button>
      )}
      {item.openMinor !== '0' && (owed || paymentId !== null) && mayClose && (
        <Button
          variant="default"
          leftSection={<CheckIcon size={18} />}
          onClick={() =>
            onAct({
              what: 'write-off',
              target: {
                itemId: item.id,
                number: item.number,
                currency: item.currency,
                minor: item.openMinor,
              },
            })
          }
        >
          {differences.dialog.action}
        </Button>
      )}
      {paymentId !== null && mayPay && (
        <>
          {item.openMinor !== '0' && (
            <Button loading={use.isPending} onClick={() => use.mutate(paymentId)}>
              {t.drawer.use}
            </Button>
          )}
          <Button variant="default" onClick={() => onAct({ what: 'reverse', paymentId })}>
            {t.drawer.reversePayment}
          </Button>
        </>
      )}
    </div>
  );
}

function Facts({ detail }: { detail: ItemDetail }) {
  const t = useTexts().receivables;
  const { item } = detail;
  return (
    <dl className={classes.facts}>
      <dt>{t.columns.customer}</dt>
      <dd>
        <Anchor component={Link} to={`/clients/${item.customerId}`} inherit>
          {item.customerName}
        </Anchor>
      </dd>
      <dt>{t.drawer.total}</dt>
      <dd>
        <MoneyText minor={item.amountMinor} currency={item.currency} />
      </dd>
      <dt>{t.drawer.issuedOn}</dt>
      <dd>
        <DateText date={item.issuedOn} />
      </dd>
      <dt>{t.drawer.dueOn}</dt>
      <dd>
        <DateText date={item.dueOn} />
      </dd>
      {item.settledOn !== null && (
        <>
          <dt>{t.drawer.settledOn}</dt>
          <dd>
            <DateText date={item.settledOn} />
          </dd>
        </>
      )}
      {item.reference !== '' && (
        <>
          <dt>{t.drawer.reference}</dt>
          <dd>{item.reference}</dd>
        </>
      )}
      {item.lastReminder !== null && (
        <>
          <dt>{t.drawer.lastReminder}</dt>
          <dd>
            {t.step(item.lastReminder.step)} · <DateText date={item.lastReminder.on} />
          </dd>
        </>
      )}
      {item.nextReminder !== null && (
        <>
          <dt>{t.drawer.nextReminder}</dt>
          <dd>
            {t.step(item.nextReminder.step)} · <DateText date={item.nextReminder.on} />
          </dd>
        </>
      )}
      <Pdf detail={detail} />
    </dl>
  );
}

/** The document as it was received; it may be joined once. */
function Pdf({ detail }: { detail: ItemDetail }) {
  const t = useTexts().receivables.drawer;
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayAttach = useMay('invoices.record');
  const { invoiceId } = detail;
  const attach = useMutation({
    mutationFn: (file: File) => invoicing.attachPdf({ id: invoiceId ?? '' }, file),
    onSuccess: async () => {
      toasts.success(t.attached);
      await refresh();
    },
    onError: toasts.failure,
  });
  if (invoiceId === null || (!detail.hasPdf && !mayAttach)) return null;
  return (
    <>
      <dt>{t.pdf}</dt>
      <dd>
        {detail.hasPdf ? (
          <Anchor inherit href={invoicing.pdf({ id: invoiceId })} target="_blank" rel="noreferrer">
            <FileIcon size={15} /> {detail.item.number}.pdf
          </Anchor>
        ) : (
          <FileButton accept="application/pdf" onChange={(file) => file !== null && attach.mutate(file)}>
            {(props) => (
              <Button
                {...props}
                size="compact-sm"
                variant="default"
                leftSection={<ClipIcon size={14} />}
                loading={attach.isPending}
              >
                {t.attach}
              </Button>
            )}
          </FileButton>
        )}
      </dd>
    </>
  );
}
