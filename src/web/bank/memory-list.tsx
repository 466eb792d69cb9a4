import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatInstantDay } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { bank, useRefresh, type Memory } from './api.ts';
import classes from './learning.module.css';

/** What was learned about who pays: each with its origin, and the way to forget it. */
export function MemoryList({ memories, ofOne = false }: { memories: readonly Memory[]; ofOne?: boolean }) {
  const t = useTexts().bankLearning.memory;
  const { locale } = useLocale();
  const mayForget = useMay('bank.match');
  const toasts = useToasts();
  const refresh = useRefresh();
  const forget = useMutation({
    mutationFn: ({ kind, partyId, key }: Memory) => bank.forgetMemory({ kind, partyId, key }),
    onSuccess: async () => {
      toasts.success(t.forgotten);
      await refresh();
    },
    onError: toasts.failure,
  });
  const originOf = ({ line, by, at, origin }: Memory): string =>
    line === null || at === null
      ? (t.origins[origin] ?? t.otherOrigin)
      : t.origin(
          by,
          formatInstantDay(at, locale, 'Europe/Paris'),
          line.text,
          formatDate(plainDate(line.bookedOn), locale, 'short'),
        );
  return (
    <ul className={classes.list}>
      {memories.map((one) => {
        const value = one.kind === 'iban' ? one.value.replaceAll(/(.{4})(?=.)/g, '$1\u00a0') : one.value;
        const who = one.payerName === '' ? value : t.payer(value, one.payerName);
        return (
          <li key={`${one.kind} ${one.partyId} ${one.key}`} className={classes.row}>
            <div className={classes.main}>
              <p className={classes.what}>
                <span className={classes.kind}>
                  <StatusBadge colour="grey">{t.kinds[one.kind]}</StatusBadge>
                </span>
                {ofOne ? who : t.pays(who, one.partyName)}
              </p>
              <p className={classes.why}>
                {originOf(one)}
                {one.times > 1 && ` · ${t.times(one.times)}`}
              </p>
            </div>
            {mayForget && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t.forgetOne(value)}
                loading={forget.isPending && forget.variables === one}
                onClick={() => forget.mutate(one)}
              >
                {t.forget}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
