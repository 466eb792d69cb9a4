import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { bank, useRefresh, type Line, type Proposal } from './api.ts';

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
  | { kind: 'ignore'; line: Line; reason: string };

const send = (decision: Decision): Promise<unknown> => {
  const lineId = decision.line.id;
  switch (decision.kind) {
    case 'proposal':
      return bank.confirm({ lineId, choice: { rank: decision.proposal.rank } });
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
  }
};

/** Every decision about a line acts at once and can be undone: by its message, or by Z in the order of their making. */
export function useDecisions() {
  const t = useTexts().banking.said;
  const toasts = useToasts();
  const refresh = useRefresh();
  const made = useRef<string[]>([]);

  const undo = useMutation({
    mutationFn: (lineId: string) => bank.undo({ lineId }),
    onSuccess: async (_, lineId) => {
      made.current = made.current.filter((one) => one !== lineId);
      toasts.info(t.undone);
      await refresh();
    },
    onError: async (error) => {
      toasts.failure(error);
      await refresh();
    },
  });
  const said = (decision: Decision): string => {
    if (decision.kind === 'proposal') return t.accepted(decision.proposal.partyName);
    if (decision.kind === 'items') return t.accepted(decision.name);
    if (decision.kind === 'on-account') return t.onAccount(decision.name);
    return decision.kind === 'suspend' ? t.suspended : t.ignored;
  };
  const decide = useMutation({
    mutationFn: send,
    onSuccess: async (_, decision) => {
      made.current.push(decision.line.id);
      toasts.success({ message: said(decision), undo: () => undo.mutate(decision.line.id) });
      await refresh();
    },
    onError: async (error) => {
      toasts.failure(error);
      await refresh();
    },
  });
  return {
    decide: decide.mutate,
    decideAsync: decide.mutateAsync,
    busyLine: decide.isPending ? decide.variables.line.id : null,
    undo: undo.mutate,
    undoing: undo.isPending ? undo.variables : null,
    undoLast: () => {
      const last = made.current.at(-1);
      if (last === undefined) toasts.info(t.nothingToUndo);
      else undo.mutate(last);
    },
  };
}

export type Decisions = ReturnType<typeof useDecisions>;
