import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useRefresh } from '../invoices/index.ts';
import { showDecimal } from '../kit/decimals.ts';
import { useLocale } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { doubtfulApi, type Doubtful } from './api.ts';
import classes from './closing.module.css';
import { useWords } from './texts.ts';

/** Old enough for the scale and not marked: a person says which are doubtful. */
export function Candidates({
  candidates,
  currency,
}: {
  candidates: Doubtful['candidates'];
  currency: string;
}) {
  const t = useWords().doubtful;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayEdit = useMay('customers.edit');
  const mark = useMutation({
    mutationFn: (itemIds: string[]) => doubtfulApi.mark({ itemIds, reason: 'age', note: '' }),
    onSuccess: async (_done, itemIds) => {
      toasts.success(t.marked(itemIds.length));
      await refresh();
    },
    onError: toasts.failure,
  });
  return (
    <Section
      title={t.candidates}
      description={t.candidatesText}
      flush
      actions={
        mayEdit &&
        candidates.length > 1 && (
          <Button
            variant="default"
            loading={mark.isPending}
            onClick={() => mark.mutate(candidates.map((one) => one.itemId))}
          >
            {t.markAll}
          </Button>
        )
      }
    >
      <ul className={classes.rows}>
        {candidates.map((one) => (
          <li key={one.itemId}>
            <span className={classes.stepMain}>
              <strong>{one.number}</strong> {one.partyName}
              <br />
              <small className={classes.dim}>
                {t.due(formatDate(plainDate(one.dueOn), locale, 'long'))} ·{' '}
                {t.proposed(showDecimal(one.proposed, locale))}
              </small>
            </span>
            <MoneyText minor={one.openMinor} currency={currency} />
            {mayEdit && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t.mark} ${one.number}`}
                disabled={mark.isPending}
                onClick={() => mark.mutate([one.itemId])}
              >
                {t.mark}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
