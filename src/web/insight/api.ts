import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { insightContract } from '../../app/insight/contract.ts';
import type { AnswerOf, RequestOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';

export const insightApi = client(insightContract);

type Answers = AnswerOf<typeof insightContract.why>;
export type WhyRow = Answers['items'][number];
export type WhyFilter = Omit<RequestOf<typeof insightContract.why>, 'offset'>;
export type PreviewRow = AnswerOf<typeof insightContract.preview>['rows'][number];
export type Results = AnswerOf<typeof insightContract.results>;
export type HandOver = AnswerOf<typeof insightContract.handOver>;
export type ResultFilter = RequestOf<typeof insightContract.results>;

/** Under the key of reminders: what is sent, held or approved there asks again here. */
export const keys = {
  why: (filter: WhyFilter) => ['dunning', 'why', filter] as const,
  whyItem: (id: string) => ['dunning', 'why-item', id] as const,
  preview: ['dunning', 'preview'] as const,
  results: (filter: ResultFilter) => ['dunning', 'results', filter] as const,
  handOver: (id: string) => ['dunning', 'hand-over', id] as const,
};

export const useWhy = (filter: WhyFilter) =>
  useInfiniteQuery({
    queryKey: keys.why(filter),
    queryFn: ({ pageParam, signal }) => insightApi.why({ ...filter, offset: pageParam }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      const read = all.reduce((sum, page) => sum + page.items.length, 0);
      return read < last.total && last.items.length > 0 ? read : undefined;
    },
    placeholderData: keepPreviousData,
  });

export const useWhyItem = (id: string) =>
  useQuery({
    queryKey: keys.whyItem(id),
    queryFn: ({ signal }) => insightApi.whyItem({ id }, { signal }).then((answer) => answer.item),
  });

/** Part after part: the screen says how far it is, and may stop asking. */
export const usePreview = () =>
  useInfiniteQuery({
    queryKey: keys.preview,
    queryFn: ({ pageParam, signal }) =>
      insightApi.preview(pageParam === null ? {} : { after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const useResults = (filter: ResultFilter) =>
  useQuery({
    queryKey: keys.results(filter),
    queryFn: ({ signal }) => insightApi.results(filter, { signal }),
    placeholderData: keepPreviousData,
  });

export const useHandOver = (id: string) =>
  useQuery({
    queryKey: keys.handOver(id),
    queryFn: ({ signal }) => insightApi.handOver({ id }, { signal }),
  });
