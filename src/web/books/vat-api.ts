import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { vatContract } from '../../app/vat/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { isPlainDate } from '../../core/calendar/index.ts';
import { client } from '../kit/client.ts';

export const vatApi = client(vatContract);

export type Paper = AnswerOf<typeof vatContract.read>;
export type Box = Paper['boxes'][number];
export type Annual = NonNullable<Paper['annual']>;
export type VatLine = AnswerOf<typeof vatContract.lines>['rows'][number];
export type Pending = AnswerOf<typeof vatContract.pending>['rows'][number];

export const vatKeys = {
  all: ['vat'] as const,
  of: (what: string, asked: object) => ['vat', what, asked] as const,
};

type Search = Readonly<Record<string, unknown>>;
type Span = { from: string; to: string };

/** The period in the address; none is the next one to declare. */
export function useSpan(): {
  span: Span | null;
  field: (name: string) => string | undefined;
  go: (span: Span) => void;
} {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Search;
  const field = (name: string): string | undefined => {
    const value = search[name];
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [from, to] = [field('de') ?? '', field('a') ?? ''];
  return {
    span: isPlainDate(from) && isPlainDate(to) && from <= to ? { from, to } : null,
    field,
    go: (next) =>
      void navigate({
        to: '.',
        search: (before: Search) => ({ ...before, de: next.from, a: next.to }),
        replace: true,
      }),
  };
}

export const usePaper = (span: Span | null) =>
  useQuery({
    queryKey: vatKeys.of('paper', span ?? {}),
    queryFn: ({ signal }) => vatApi.read(span ?? {}, { signal }),
  });

/** For links: `de` and `a`, for `du` and `au` are those of the other reports. */
export const spanSearch = ({ from, to }: Span): { de: string; a: string } => ({ de: from, a: to });
