import { useQuery } from '@tanstack/react-query';
import { ledgerContract } from '../../app/ledger/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';

export const books = client(ledgerContract);

export type Overview = AnswerOf<typeof ledgerContract.overview>;
export type TrialBalance = AnswerOf<typeof ledgerContract.trialBalance>;
export type BalanceRow = TrialBalance['rows'][number];
export type PartyRow = AnswerOf<typeof ledgerContract.partyBalance>['rows'][number];
export type LedgerRow = AnswerOf<typeof ledgerContract.ledger>['rows'][number];
export type EntryRow = AnswerOf<typeof ledgerContract.entries>['rows'][number];
export type Statements = AnswerOf<typeof ledgerContract.statements>;
export type BankAccount = AnswerOf<typeof ledgerContract.bankReconciliation>['accounts'][number];
export type Entry = AnswerOf<typeof ledgerContract.readEntry>;

export const keys = {
  overview: ['books', 'overview'] as const,
  of: (report: string, asked: object) => ['books', report, asked] as const,
};

export function useOverview() {
  return useQuery({ queryKey: keys.overview, queryFn: ({ signal }) => books.overview({}, { signal }) });
}
