import { useNavigate, useSearch } from '@tanstack/react-router';
import { isPlainDate } from '../../core/calendar/index.ts';
import type { Overview } from './api.ts';
import { useOverview } from './api.ts';

export type Period = { from: string; to: string };
type Search = Readonly<Record<string, unknown>>;

export type Asked = {
  /** Null until the company's business date is known. */
  period: Period | null;
  overview: Overview | undefined;
  problem: unknown;
  retry: () => void;
  /** Another field of the address: account, party, journal. */
  field: (name: string) => string | undefined;
  change: (values: Readonly<Record<string, string | undefined>>) => void;
};

/** What is asked for stands in the address: it can be sent, kept, and gone back to. */
export function useAsked(): Asked {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Search;
  const { data, error, refetch } = useOverview();
  const field = (name: string): string | undefined => {
    const value = search[name];
    // The router reads ?compte=411 as a number.
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [from, to] = [field('du') ?? '', field('au') ?? ''];
  const known = isPlainDate(from) && isPlainDate(to) && from <= to;
  const fallback = data === undefined ? null : { from: data.year.from, to: data.today };
  return {
    period: known ? { from, to } : fallback,
    overview: data,
    problem: error,
    retry: () => void refetch(),
    field,
    change: (values) =>
      void navigate({
        to: '.',
        search: (before: Search) => ({ ...before, ...values }),
        replace: true,
      }),
  };
}
