import { useQuery, useQueryClient } from '@tanstack/react-query';
import { organizationContract } from '../../app/organization/contract.ts';
import { takeoverContract } from '../../app/takeover/contract.ts';
import type { AnswerOf, RequestOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';

export const takeover = client(takeoverContract);
const organization = client(organizationContract);

export type Run = AnswerOf<typeof takeoverContract.read>;
export type Listed = AnswerOf<typeof takeoverContract.runs>['runs'][number];
export type LineFinding = AnswerOf<typeof takeoverContract.findings>['findings'][number];
export type CheckRequest = RequestOf<typeof takeoverContract.check>;
export type Options = CheckRequest['options'];

export const keys = {
  all: ['takeover'] as const,
  runs: ['takeover', 'runs'] as const,
  run: (id: string) => ['takeover', 'run', id] as const,
  findings: (id: string, checkedAt: string, severity: string) =>
    ['takeover', 'findings', id, checkedAt, severity] as const,
};

/** As people count megabytes; the server's limit is a little higher. */
export const MAX_BYTES = 64_000_000;

export const useRuns = () =>
  useQuery({ queryKey: keys.runs, queryFn: ({ signal }) => takeover.runs({}, { signal }) });

/** While an import is at work its progress is asked for often; once it is done, every figure elsewhere has moved. */
export const useRun = (id: string) => {
  const queries = useQueryClient();
  return useQuery({
    queryKey: keys.run(id),
    queryFn: async ({ signal }) => {
      const before = queries.getQueryData<Run>(keys.run(id))?.state;
      const run = await takeover.read({ id }, { signal });
      if (before === 'importing' && run.state === 'done') {
        void queries.invalidateQueries({
          predicate: ({ queryKey: [room] }) => room !== 'access' && room !== 'takeover',
        });
      }
      return run;
    },
    refetchInterval: (query) => (query.state.data?.state === 'importing' ? 700 : false),
    staleTime: 0,
  });
};

export const useOrganization = () =>
  useQuery({
    queryKey: ['organization', 'read'],
    queryFn: ({ signal }) => organization.read({}, { signal }),
  });

/** Puts what a command answered where the screen reads it; everything else may have moved. */
export function useKeepRun(): (run: Run) => void {
  const queries = useQueryClient();
  return (run) => {
    queries.setQueryData(keys.run(run.id), run);
    void queries.invalidateQueries({ queryKey: keys.runs });
  };
}
