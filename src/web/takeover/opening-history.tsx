import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { InstantText } from '../kit/dates.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { openingApi, type Openings } from './opening-screen.tsx';
import classes from './takeover.module.css';

type Taken = Openings['openings'][number];

/** What was taken over, with its proof; undone by a reversing command. */
export function OpeningHistory({ openings: { openings, currency } }: { openings: Openings }) {
  const t = useTexts().opening;
  const { locale } = useLocale();
  const money = useMoney();
  const toasts = useToasts();
  const queries = useQueryClient();
  const [undoing, setUndoing] = useState<Taken | null>(null);
  const undo = useMutation({
    mutationFn: ({ id }: Taken) => openingApi.undo({ id }),
    onSuccess: async () => {
      toasts.success(t.undoDone);
      await queries.invalidateQueries();
    },
    onError: toasts.failure,
    onSettled: () => setUndoing(null),
  });
  return (
    <Section title={t.history} flush>
      <ul className={classes.openings} aria-label={t.history}>
        {openings.map((one) => (
          <li key={one.id}>
            <div>
              <strong>{one.fileName}</strong>{' '}
              <StatusBadge colour={one.undone === null ? 'green' : 'grey'}>
                {one.undone === null ? t.done : t.undone(one.undone.by)}
              </StatusBadge>
              <p className={classes.dim}>
                {t.asOf(formatDate(plainDate(one.openedOn), locale))} · {t.taken(one.summary.accounts.length)}{' '}
                · <InstantText at={one.takenAt} /> {t.by(one.by)}
              </p>
              {one.undone === null && (
                <p className={classes.dim}>{t.proof.after(money(one.summary.debitMinor, currency))}</p>
              )}
            </div>
            {one.undone === null && (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t.undoOf(one.fileName)}
                onClick={() => setUndoing(one)}
              >
                {t.undo}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={undoing !== null}
        onClose={() => setUndoing(null)}
        title={t.undoTitle}
        confirmLabel={t.undo}
        onConfirm={() => {
          if (undoing !== null) undo.mutate(undoing);
        }}
        busy={undo.isPending}
        reversible
      >
        {t.undoDetail}
      </ConfirmDialog>
    </Section>
  );
}
