import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { closingContract, doubtfulContract } from '../../app/closing/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { isPlainDate } from '../../core/calendar/index.ts';
import { client } from '../kit/client.ts';

export const closingApi = client(closingContract);
export const doubtfulApi = client(doubtfulContract);

export type Checklist = AnswerOf<typeof closingContract.checklist>;
export type Revaluation = AnswerOf<typeof closingContract.previewRevaluation>;
export type Doubtful = AnswerOf<typeof doubtfulContract.read>;
export type Run = NonNullable<Revaluation['run']>;

/** The closing day stands in the address (`?au=2026-12-31`); without one the server proposes the last that is over. */
export function useClosingDay(): { day: string | undefined; change: (day: string) => void } {
  const navigate = useNavigate();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const given = search['au'];
  return {
    day: typeof given === 'string' && isPlainDate(given) ? given : undefined,
    change: (day) => void navigate({ to: '.', search: { au: day }, replace: true }),
  };
}

/** The checklist, and with it the day that is meant where the address says none. */
export function useChecklist(day: string | undefined) {
  return useQuery({
    queryKey: ['closing', 'checklist', day ?? ''],
    queryFn: ({ signal }) => closingApi.checklist(day === undefined ? {} : { closingOn: day }, { signal }),
  });
}
