import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { bankingContract } from '../../app/banking/contract.ts';
import { openitemsContract } from '../../app/openitems/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';

export const bank = client(bankingContract);
export const settlement = client(openitemsContract);

export type Account = AnswerOf<typeof bankingContract.accounts>['accounts'][number];
export type Line = AnswerOf<typeof bankingContract.lines>['lines'][number];
export type Proposal = Line['proposals'][number];
export type Match = NonNullable<Line['match']>;
export type Reason = Proposal['reasons'][number];
export type FoundItem = AnswerOf<typeof bankingContract.searchItems>['items'][number];
export type ImportOutcome = AnswerOf<typeof bankingContract.importStatement>;
export type Given = AnswerOf<typeof bankingContract.imports>['imports'][number];
export type Review = AnswerOf<typeof bankingContract.review>;
export type Memory = AnswerOf<typeof bankingContract.memory>['memories'][number];
export type Rule = AnswerOf<typeof bankingContract.rules>['rules'][number];
export type Group = AnswerOf<typeof bankingContract.decisions>['groups'][number];
export type Payout = AnswerOf<typeof bankingContract.payouts>['payouts'][number];
export type PayoutPart = AnswerOf<typeof bankingContract.payout>['parts'][number];
export type BatchOffer = Line['batches'][number];
export type RecordedOffer = Line['recorded'][number];
export type Returned = Line['returns'][number];
export type View = 'to-see' | 'posted' | 'debits' | 'ignored';

export const keys = {
  all: ['bank'] as const,
  accounts: ['bank', 'accounts'] as const,
  imports: ['bank', 'imports'] as const,
  review: (accountId: string) => ['bank', 'review', accountId] as const,
  lines: (accountId: string, view: View) => ['bank', 'lines', accountId, view] as const,
  settlement: ['bank', 'settlement'] as const,
  memory: (partyId: string) => ['bank', 'memory', partyId] as const,
  policy: ['bank', 'policy'] as const,
  rules: ['bank', 'rules'] as const,
  decisions: (accountId: string) => ['bank', 'decisions', accountId] as const,
  payouts: ['bank', 'payouts'] as const,
  payout: (id: string) => ['bank', 'payouts', id] as const,
  search: (text: string, line: string) => ['bank', 'search', text, line] as const,
};

export const useAccounts = () =>
  useQuery({ queryKey: keys.accounts, queryFn: ({ signal }) => bank.accounts({}, { signal }) });

/** Every figure may have moved: what is open, who is late, who is reminded. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await queries.invalidateQueries();
  }, [queries]);
}
