import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { ledgerContract } from '../../app/ledger/contract.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatHour, formatInstantDay } from '../../i18n/format.ts';
import { client } from '../kit/client.ts';
import { useLocale } from '../kit/locale.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { useCheckWords } from './texts.ts';

const books = client(ledgerContract);
const key = ['books', 'check'] as const;

export type LastCheck = AnswerOf<typeof ledgerContract.check>;
export type Check = NonNullable<LastCheck['check']>;

/** The last verification, followed while it runs. */
export function useCheck() {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => books.check({}, { signal }),
    refetchInterval: ({ state }) => (state.data?.check?.state === 'running' ? 700 : false),
  });
}

export function useRunCheck() {
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: () => books.runCheck({}),
    onSuccess: (answer) => queries.setQueryData(key, answer),
    onError: toasts.failure,
  });
}

/** « Vérifié cette nuit à 3 h 12 » of a verification that is over; `today` as the books say it. */
export function useWhen(): (answer: LastCheck, today: string) => string {
  const t = useCheckWords();
  const { locale } = useLocale();
  return ({ check, timeZone }, today) => {
    const at = check?.endedAt ?? null;
    if (check === null || at === null) return '';
    const hour = formatHour(at, locale, timeZone);
    const day = formatInstantDay(at, locale, timeZone);
    if (day !== formatDate(plainDate(today), locale)) return t.on(day, hour);
    return check.isNightly ? t.tonight(hour) : t.today(hour);
  };
}
