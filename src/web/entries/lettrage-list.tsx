import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRefresh } from '../invoices/index.ts';
import { DateText } from '../kit/dates.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { lettrageApi, type Sheet } from './api.ts';
import classes from './entries.module.css';

type Props = { partyId: string; lettrages: Sheet['lettrages'] };

/** What was lettered, the latest first, each to be undone. */
export function LettrageList({ partyId, lettrages }: Props) {
  const t = useTexts().entries.lettrage;
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayRecord = useMay('books.record');
  const undo = useMutation({
    mutationFn: (lettrageId: string) => lettrageApi.undo({ partyId, lettrageId }),
    onSuccess: async () => {
      toasts.success(t.undone);
      await refresh();
    },
    onError: toasts.failure,
  });
  if (lettrages.length === 0) return null;
  return (
    <Section title={t.done} flush>
      <ul className={classes.rows}>
        {lettrages.map((one) => (
          <li key={one.id}>
            <span>
              <span className={one.isCancelled ? classes.gone : classes.code}>{one.code}</span> {one.account}{' '}
              · {one.numbers.join(', ')}
              <br />
              <small className={classes.dim}>
                <DateText date={one.on} /> · {t.by(one.by)}
                {one.isPartial && ` · ${t.partial}`}
                {one.isCancelled && ` · ${t.cancelled}`}
              </small>
            </span>
            <span>
              <MoneyText minor={one.amountMinor} currency={one.currency} />{' '}
              {mayRecord && !one.isCancelled && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t.undoCode(one.code)}
                  loading={undo.isPending && undo.variables === one.id}
                  onClick={() => undo.mutate(one.id)}
                >
                  {t.undo}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
