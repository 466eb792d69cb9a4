import { Drawer, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { WhyNote } from '../insight/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { keys, receivables, type ItemDetail } from './api.ts';
import { ClaimTerm } from './claim-term.tsx';
import { DisputeForm } from './dispute-form.tsx';
import { DoubtfulForm, DoubtfulNote } from './doubtful-form.tsx';
import { HoldForm } from './hold-form.tsx';
import classes from './invoices.module.css';
import { ItemActions, type Opened } from './item-actions.tsx';
import { ItemFacts } from './item-facts.tsx';
import { ItemState } from './item-state.tsx';
import { PromiseForm } from './promise-form.tsx';
import { RecordPayment } from './record-payment.tsx';
import { ReversePayment } from './reverse-payment.tsx';
import { Settlements } from './settlements.tsx';
import { StandingList } from './standing-list.tsx';
import { TakenLines } from './taken-lines.tsx';
import { UnpaidCopies } from './unpaid-copies.tsx';
import { WriteOffForm } from './write-off-form.tsx';

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
      <ItemActions detail={detail} onAct={setOpened} />
      <StandingList standing={detail} />
      {mayRemind && item.bucket !== null && <WhyNote itemId={item.id} />}
      <DoubtfulNote detail={detail} />
      <UnpaidCopies detail={detail} />
      <ItemFacts detail={detail} />
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
