import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { organizationContract } from '../../app/organization/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client, setClientCompany } from '../kit/client.ts';
import { useLocale } from '../kit/locale.tsx';
import { reportSignedOut } from '../kit/session.tsx';

export const access = client(organizationContract);
export type AccessState = AnswerOf<typeof organizationContract.state>;
export type SignedIn = NonNullable<AccessState['signedIn']>;

const stateKey = ['access', 'state'] as const;

/** Windows of the same browser share one session: what one does to it, the others ask about at once. */
const windows = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('encaisse.session');

const companyOf = (state: AccessState | undefined) => state?.signedIn?.organization?.id;

/** Nothing of one person or company may show through to the next. */
function forgetOthers(queries: QueryClient): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== stateKey[0] });
}

async function readState(queries: QueryClient, signal: AbortSignal): Promise<AccessState> {
  const next = await access.state({}, { signal });
  const before = queries.getQueryData<AccessState>(stateKey);
  if (next.signedIn !== null) setClientCompany(companyOf(next) ?? null);
  if (before?.signedIn == null) return next;
  if (next.signedIn === null) {
    // The session ended by itself: the screen stays, with what was typed, under a dialog to sign in again.
    reportSignedOut();
    return before;
  }
  if (next.signedIn.userId !== before.signedIn.userId || companyOf(next) !== companyOf(before))
    forgetOthers(queries);
  return next;
}

export function useAccessState() {
  return useQuery({
    queryKey: stateKey,
    queryFn: ({ client: queries, signal }) => readState(queries, signal),
    staleTime: 60_000,
    refetchOnWindowFocus: 'always',
  });
}

export type Doors = {
  /** Takes the state a command answered: another person or company forgets what was read before. */
  enter: (next: AccessState) => void;
  /** After signing in: also speaks the person's language. */
  welcome: (next: AccessState) => Promise<void>;
  /** The person left, on purpose. */
  leave: () => void;
  /** The same person is back after the session ended: everything is read again, nothing typed is lost. */
  resume: (next: AccessState) => void;
  listen: () => () => void;
};

export function useDoors(): Doors {
  const queries = useQueryClient();
  const { setLocale } = useLocale();
  return useMemo(() => {
    const put = (next: AccessState) => {
      setClientCompany(companyOf(next) ?? null);
      queries.setQueryData(stateKey, next);
      reportSignedOut(false);
      windows?.postMessage('changed');
    };
    const enter = (next: AccessState) => {
      forgetOthers(queries);
      put(next);
    };
    return {
      enter,
      welcome: async (next) => {
        if (next.signedIn !== null) await setLocale(next.signedIn.locale);
        enter(next);
      },
      leave: () => {
        const state = queries.getQueryData<AccessState>(stateKey);
        if (state !== undefined) enter({ ...state, signedIn: null });
      },
      resume: (next) => {
        put(next);
        void queries.invalidateQueries();
      },
      listen: () => {
        const ask = () => void queries.invalidateQueries({ queryKey: stateKey });
        windows?.addEventListener('message', ask);
        return () => windows?.removeEventListener('message', ask);
      },
    };
  }, [queries, setLocale]);
}
