import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { TargetDrawer } from '../kit/drawer-form.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { bank, keys, useRefresh, type Payout, type PayoutPart } from './api.ts';
import { ChooseItem } from './choose-item.tsx';
import classes from './payouts.module.css';

/** One payout with its parts: what each paid, what is still to be said, and the way back. */
export function PayoutDetail({ payout, onClose }: { payout: Payout | null; onClose: () => void }) {
  const t = useTexts().payouts;
  const title =
    payout === null ? '' : t.line.title(payout.provider || t.kinds[payout.kind], payout.reference);
  return (
    <TargetDrawer target={payout} title={title} size={640} onClose={onClose}>
      {(target) => <Body payout={target} onClose={onClose} />}
    </TargetDrawer>
  );
}

function Body({ payout: given, onClose }: { payout: Payout; onClose: () => void }) {
  const t = useTexts().payouts;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayMatch = useMay('bank.match');
  const [undoing, setUndoing] = useState(false);
  const read = useQuery({
    queryKey: keys.payout(given.id),
    queryFn: ({ signal }) => bank.payout({ id: given.id }, { signal }),
  });
  const undo = useMutation({
    mutationFn: () => bank.undoPayout({ id: given.id }),
    onSuccess: async () => {
      toasts.success(t.detail.undone);
      onClose();
      await refresh();
    },
    onError: (error) => {
      setUndoing(false);
      toasts.failure(error);
    },
  });
  const payout = read.data?.payout ?? given;
  const { feeMinor, currency } = payout;
  return (
    <div className={classes.detail}>
      {read.isError && <Problem problem={read.error} onRetry={() => void read.refetch()} />}
      <dl className={classes.sums}>
        <Sum label={t.columns.gross} minor={payout.grossMinor} currency={currency} />
        {feeMinor !== '0' && <Sum label={t.columns.fee} minor={feeMinor} currency={currency} />}
        <Sum label={t.columns.net} minor={payout.netMinor} currency={currency} />
      </dl>
      <p className={classes.note}>
        {payout.receivedOn !== null &&
          `${t.detail.receivedOn(formatDate(plainDate(payout.receivedOn), locale, 'long'))}. `}
        {t.detail.by(payout.recordedBy, formatInstant(payout.recordedAt, locale, 'Europe/Paris'))}
      </p>
      <ul className={classes.parts} aria-label={t.detail.list}>
        {(read.data?.parts ?? []).map((part) => (
          <Part key={part.partNo} payout={payout} part={part} mayMatch={mayMatch} />
        ))}
      </ul>
      {mayMatch && payout.kind !== 'cheque_deposit' && payout.kind !== 'bill_remittance' && (
        <div>
          {payout.state === 'expected' && (
            <Button variant="default" onClick={() => setUndoing(true)}>
              {t.detail.undo}
            </Button>
          )}
          {payout.state === 'received' && <p className={classes.note}>{t.detail.receivedFirst}</p>}
        </div>
      )}
      <ConfirmDialog
        opened={undoing}
        onClose={() => setUndoing(false)}
        title={t.detail.undoTitle}
        confirmLabel={t.detail.undo}
        destructive
        busy={undo.isPending}
        onConfirm={() => undo.mutate()}
      >
        {t.detail.undoText(payout.reference)}
      </ConfirmDialog>
    </div>
  );
}

function Sum({ label, minor, currency }: { label: string; minor: string; currency: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <MoneyText minor={minor} currency={currency} />
      </dd>
    </div>
  );
}

function Part({ payout, part, mayMatch }: { payout: Payout; part: PayoutPart; mayMatch: boolean }) {
  const t = useTexts().payouts.detail;
  const { locale } = useLocale();
  const day = part.happenedOn === null ? '' : formatDate(plainDate(part.happenedOn), locale, 'short');
  const name = part.partyName || part.payer || part.number || t.kinds[part.kind];
  const numbers = part.numbers.length > 0 ? part.numbers.join(' + ') : part.number;
  const isBack = part.kind === 'refund' || part.kind === 'chargeback';
  const isOpen = part.state === 'waiting' && payout.state !== 'cancelled';
  return (
    <li className={classes.part} data-open={part.state === 'waiting' || part.state === 'aside' || undefined}>
      <div className={classes.partText}>
        <p className={classes.name}>{name}</p>
        <p className={classes.note}>
          {[
            part.kind === 'charge' ? '' : t.kinds[part.kind],
            day,
            isBack && part.state === 'found' ? t.reopened(numbers) : numbers,
          ]
            .filter((word) => word !== '')
            .join(' · ')}
        </p>
        {isOpen && <p className={classes.doubt}>{t.waiting}</p>}
        {part.state === 'aside' && <p className={classes.doubt}>{t.aside}</p>}
        {isOpen && mayMatch && payout.kind === 'direct_debit' && <ChooseItem payout={payout} part={part} />}
        {isOpen && mayMatch && payout.kind === 'payout' && (
          <Button size="compact-sm" variant="default" component={Link} to="/paiements/a-attribuer">
            {t.attribute}
          </Button>
        )}
      </div>
      <MoneyText
        minor={part.amountMinor === '0' ? `-${part.feeMinor}` : part.amountMinor}
        currency={payout.currency}
      />
    </li>
  );
}
