import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { bank, keys, useRefresh, type Group, type Line, type Proposal } from './api.ts';

export type Decision =
  | { kind: 'proposal'; line: Line; proposal: Proposal }
  | {
      kind: 'items';
      line: Line;
      shares: { itemId: string; amountMinor: string }[];
      partyId: string | undefined;
      /** What the money lacks of the shares is this, and is not asked for. */
      difference: 'rounding' | 'discount' | 'fee' | undefined;
      name: string;
    }
  | { kind: 'on-account'; line: Line; partyId: string; name: string }
  | { kind: 'suspend'; line: Line; candidatePartyId: string | null }
  | { kind: 'ignore'; line: Line; reason: string }
  | ({ kind: 'book'; line: Line } & AccountChoice)
  | { kind: 'rule'; line: Line; ruleId: string; ledgerAccount: string }
  | { kind: 'batch'; line: Line; batchId: string; reference: string }
  | { kind: 'recorded'; line: Line; paymentId: string }
  | { kind: 'return'; line: Line; rank: number };

export type AccountChoice = { ledgerAccount: string; vatAccount: string; vatRate: number };

const send = (decision: Decision): Promise<unknown> => {
  const lineId = decision.line.id;
  switch (decision.kind) {
    case 'proposal': {
      const { rank, allocations } = decision.proposal;
      return bank.confirm({ lineId, choice: { rank, itemIds: allocations.map((one) => one.itemId) } });
    }
    case 'items':
      return bank.confirm({
        lineId,
        choice: {
          shares: decision.shares,
          ...(decision.partyId !== undefined && { partyId: decision.partyId }),
          ...(decision.difference !== undefined && { difference: decision.difference }),
        },
      });
    case 'on-account':
      return bank.recordOnAccount({ lineId, partyId: decision.partyId });
    case 'suspend':
      return bank.putInSuspense({ lineId, candidatePartyId: decision.candidatePartyId });
    case 'ignore':
      return bank.ignore({ lineId, reason: decision.reason });
    case 'book': {
      const { ledgerAccount, vatAccount, vatRate } = decision;
      return bank.book({ lineId, ledgerAccount, vatAccount, vatRate });
    }
    case 'rule':
      return bank.confirmRule({ lineId, ruleId: decision.ruleId });
    case 'batch':
      return bank.confirmBatch({ lineId, batchId: decision.batchId });
    case 'recorded':
      return bank.confirmRecorded({ lineId, paymentId: decision.paymentId });
    case 'return':
      return bank.confirmReturn({ lineId, rank: decision.rank });
  }
};

export type AcceptedGroup = { kind: 'sure' | 'return' | 'rule' };

/** Every decision about a line acts at once and can be undone: by its message, or by Z in the order of their making. */
export function useDecisions() {
  const texts = useTexts();
  const t = texts.banking.said;
  const learned = texts.bankLearning;
  const toasts = useToasts();
  const refresh = useRefresh();
  const queries = useQueryClient();
  /** What was decided together is undone together. */
  const made = useRef<string[][]>([]);

  const undo = useMutation({
    mutationFn: (lineIds: string[]): Promise<unknown> =>
      lineIds.length === 1 ? bank.undo({ lineId: lineIds[0]! }) : bank.undoLines({ lineIds }),
    onSuccess: async (_, lineIds) => {
      toasts.info(lineIds.length === 1 ? t.undone : learned.groups.undone(lineIds.length));
      await refresh();
    },
    onError: async (error, lineIds) => {
      made.current.push(lineIds);
      toasts.failure(error);
      await refresh();
    },
  });
  /** No longer the last one as soon as it is asked for: U pressed twice takes two back. */
  const takeBack = (lineIds: string[]): void => {
    made.current = made.current.filter((one) => one.join() !== lineIds.join());
    undo.mutate(lineIds);
  };
  const said = (decision: Decision): string => {
    if (decision.kind === 'proposal') return t.accepted(decision.proposal.partyName);
    if (decision.kind === 'items') return t.accepted(decision.name);
    if (decision.kind === 'on-account') return t.onAccount(decision.name);
    if (decision.kind === 'book' || decision.kind === 'rule')
      return learned.account.said(decision.ledgerAccount);
    if (decision.kind === 'recorded') return learned.recorded.said;
    if (decision.kind === 'return') return learned.returned.said;
    if (decision.kind === 'batch') return texts.payouts.line.said(decision.reference);
    return decision.kind === 'suspend' ? t.suspended : t.ignored;
  };
  const decide = useMutation({
    mutationFn: send,
    onSuccess: async (_, decision) => {
      made.current.push([decision.line.id]);
      toasts.success({ message: said(decision), undo: () => takeBack([decision.line.id]) });
      await refresh();
    },
    onError: async (error) => {
      toasts.failure(error);
      await refresh();
    },
  });
  const group = useMutation({
    mutationFn: ({ accountId, group }: { accountId: string; group: Group & AcceptedGroup }) =>
      bank.acceptGroup({ accountId, kind: group.kind, ruleId: group.ruleId, lineIds: group.lineIds }),
    onSuccess: ({ accepted, left }, { accountId, group: done }) => {
      const words = learned.groups;
      const message = [words.said(accepted.length), ...(left > 0 ? [words.left(left)] : [])].join(', ');
      if (accepted.length === 0) toasts.info(words.left(left));
      else {
        made.current.push(accepted);
        toasts.success({ message: `${message}.`, undo: () => takeBack(accepted) });
      }
      // The next group answers the next key at once, before everything is read again.
      queries.setQueryData<{ groups: Group[] }>(keys.decisions(accountId), (known) =>
        known === undefined
          ? known
          : { groups: known.groups.filter((one) => one.kind !== done.kind || one.ruleId !== done.ruleId) },
      );
      void refresh();
    },
    onError: async (error) => {
      toasts.failure(error);
      await refresh();
    },
  });
  return {
    acceptGroup: group.mutate,
    busyGroup: group.isPending ? group.variables.group : null,
    decide: decide.mutate,
    decideAsync: decide.mutateAsync,
    busyLine: decide.isPending ? decide.variables.line.id : null,
    undo: (lineId: string) => takeBack([lineId]),
    undoing: undo.isPending ? (undo.variables[0] ?? null) : null,
    undoLast: () => {
      const last = made.current.at(-1);
      if (last === undefined) toasts.info(t.nothingToUndo);
      else takeBack(last);
    },
  };
}

export type Decisions = ReturnType<typeof useDecisions>;
