import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RemindButton } from '../dunning/index.ts';
import { CheckIcon, FileIcon, HandshakeIcon, PauseIcon, PaymentIcon, WarningIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { payments, useRefresh, type ItemDetail } from './api.ts';
import type { DisputeTarget } from './dispute-form.tsx';
import type { DoubtfulTarget } from './doubtful-form.tsx';
import type { HoldTarget } from './hold-form.tsx';
import classes from './invoices.module.css';
import type { PromiseTarget } from './promise-form.tsx';
import type { PaymentTarget } from './record-payment.tsx';
import type { WriteOffTarget } from './write-off-form.tsx';

/** The form that one of its buttons opens. */
export type Opened =
  | { what: 'pay'; target: PaymentTarget }
  | { what: 'promise'; target: PromiseTarget }
  | { what: 'hold'; target: HoldTarget }
  | { what: 'dispute'; target: DisputeTarget }
  | { what: 'write-off'; target: WriteOffTarget }
  | { what: 'doubtful'; target: DoubtfulTarget }
  | { what: 'reverse'; paymentId: string };

type ActionsProps = { detail: ItemDetail; onAct: (opened: Opened) => void };

/** What can be done with one document, as it stands. */
export function ItemActions({ detail, onAct }: ActionsProps) {
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
