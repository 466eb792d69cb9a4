import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import { useRefresh } from '../invoices/index.ts';
import { CheckIcon, UndoIcon } from '../kit/icons.tsx';
import { useLocale } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { closingApi, type Run } from './api.ts';
import classes from './closing.module.css';
import { useWords } from './texts.ts';

/** What was booked for the day, when it undoes itself, and the way to undo it before. */
export function RunNote({ run }: { run: Run }) {
  const t = useWords().run;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayRecord = useMay('books.record');
  const undo = useMutation({
    mutationFn: () => closingApi.undo({ id: run.id }),
    onSuccess: async () => {
      toasts.success(t.undone);
      await refresh();
    },
    onError: toasts.failure,
  });
  const day = run.reversesOn === null ? null : formatDate(plainDate(run.reversesOn), locale, 'long');
  return (
    <div className={classes.run}>
      <CheckIcon size={18} />
      <div className={classes.stepMain}>
        <p>{t.booked(run.recordedBy, formatInstant(run.recordedAt, locale, 'Europe/Paris'))}</p>
        <p className={classes.note}>
          {day !== null && (run.isPending ? t.pending(day) : t.reverses(day))} {t.replaces}
        </p>
        <p className={classes.note}>
          {t.entries}{' '}
          {run.entries.map((entry) => (
            <Link key={entry.entryId} to="/comptabilite/ecritures/$id" params={{ id: entry.entryId }}>
              {entry.name}
            </Link>
          ))}
        </p>
      </div>
      {mayRecord && (
        <Button
          variant="default"
          size="compact-md"
          leftSection={<UndoIcon size={16} />}
          loading={undo.isPending}
          onClick={() => undo.mutate()}
        >
          {t.undo}
        </Button>
      )}
    </div>
  );
}
