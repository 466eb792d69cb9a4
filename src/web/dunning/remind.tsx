import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { dunningContract } from '../../app/dunning/contract.ts';
import { plainDate } from '../../core/calendar/index.ts';
import type { RequestOf } from '../../contract/endpoint.ts';
import { formatDate } from '../../i18n/format.ts';
import { ReminderIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { currencyOf } from '../kit/money.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, keys } from './api.ts';

type What = RequestOf<typeof dunningContract.remind>;

const SAID = 2;

/**
 * « Relancer » a customer, an invoice or a selection: decided as in a run and put beside what waits for review, where it
 * is read before it leaves. What may not be asked for today is said with its reason and its day.
 */
export function useRemind(what: What): { remind: () => void; isPending: boolean } {
  const t = useTexts();
  const words = t.automatic.remind;
  const { locale } = useLocale();
  const toasts = useToasts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const remind = useMutation({
    mutationFn: () => dunningApi.remind(what),
    onSuccess: async ({ drafts, leftOut }) => {
      const why = leftOut
        .slice(0, SAID)
        .map((out) =>
          words.leftOut(
            out.number === '' ? out.customerName : out.number,
            t.dunning.exclusion({ ...out, currency: currencyOf(out.currency) }),
            out.nextOn === null ? null : formatDate(plainDate(out.nextOn), locale, 'long'),
          ),
        );
      if (leftOut.length > SAID) why.push(words.others(leftOut.length - SAID));
      if (why.length > 0) toasts.info(why.join(' '));
      if (drafts.length === 0) {
        if (why.length === 0) toasts.info(words.nothing);
        return;
      }
      toasts.success(words.added(drafts.length));
      await queries.invalidateQueries({ queryKey: keys.all });
      await navigate({ to: '/relances' });
    },
    onError: toasts.failure,
  });
  return { remind: () => remind.mutate(), isPending: remind.isPending };
}

export function RemindButton({ what, count, size }: { what: What; count?: number; size?: 'xs' }) {
  const words = useTexts().automatic.remind;
  const mayPrepare = useMay('dunning.prepare');
  const { remind, isPending } = useRemind(what);
  if (!mayPrepare) return null;
  return (
    <Button
      variant="default"
      {...(size === undefined ? { leftSection: <ReminderIcon size={18} /> } : { size })}
      disabled={count === 0}
      loading={isPending}
      onClick={remind}
    >
      {count === undefined ? words.button : words.many(count)}
    </Button>
  );
}
