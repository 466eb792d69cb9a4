import { Anchor, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { DateText } from '../kit/dates.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { payments, useRefresh, type ItemDetail } from './api.ts';
import classes from './invoices.module.css';

/** What settled an item, or what it settled: undone joins stay in sight, struck out. */
export function Settlements({ detail, onOpen }: { detail: ItemDetail; onOpen: (id: string) => void }) {
  const t = useTexts().receivables;
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayUndo = useMay('payments.record');
  const isCredit = detail.item.amountMinor.startsWith('-');
  const undo = useMutation({
    mutationFn: (id: string) => payments.release({ id }),
    onSuccess: async () => {
      toasts.success(t.drawer.undoneToast);
      await refresh();
    },
    onError: toasts.failure,
  });
  const shown = detail.allocations.filter((one) => !one.amountMinor.startsWith('-'));
  return (
    <section>
      <h3 className={classes.heading}>{isCredit ? t.drawer.usedFor : t.drawer.settlements}</h3>
      {shown.length === 0 ? (
        <p className={classes.verdict}>{isCredit ? t.drawer.notUsed : t.drawer.noSettlement}</p>
      ) : (
        <ul className={classes.plain}>
          {shown.map((one) => (
            <li key={one.id} className={classes.settlement} data-undone={one.isReversed || undefined}>
              <div className={classes.settlementBody}>
                <Anchor component="button" type="button" inherit onClick={() => onOpen(one.itemId)}>
                  {one.number === '' ? t.kinds[one.kind] : one.number}
                </Anchor>
                <small>
                  <DateText date={one.effectiveOn} /> ·{' '}
                  {[
                    one.isReversed ? t.drawer.undone : null,
                    one.lettrage === '' ? null : t.drawer.lettrage(one.lettrage),
                    t.drawer.by(one.by),
                  ]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </small>
              </div>
              <MoneyText minor={one.amountMinor} currency={detail.item.currency} />
              {mayUndo && !one.isReversed && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t.drawer.undo}
                  loading={undo.isPending && undo.variables === one.id}
                  onClick={() => undo.mutate(one.id)}
                >
                  {t.drawer.undoShort}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
