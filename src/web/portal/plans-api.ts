import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { plansContract } from '../../app/dunning/contract.ts';
import { client } from '../kit/client.ts';
import { useToasts } from '../kit/toasts.tsx';

const plansApi = client(plansContract);

export type Plan = Awaited<ReturnType<typeof plansApi.broken>>['plans'][number];
export type FreeItem = Awaited<ReturnType<typeof plansApi.ofCustomer>>['free'][number];
export type NewPlan = Parameters<typeof plansApi.make>[0];

export const useBrokenPlans = (isMine: boolean) =>
  useQuery({
    queryKey: ['plans', 'broken', isMine],
    queryFn: ({ signal }) => plansApi.broken(isMine ? { mine: 'yes' } : {}, { signal }),
  });

export const usePlans = (partyId: string) =>
  useQuery({
    queryKey: ['plans', partyId],
    queryFn: ({ signal }) => plansApi.ofCustomer({ id: partyId }, { signal }),
  });

/** A plan changes what the customer's page and the reminders say: everything is asked again. */
const usePlanAct = <Input, Answer>(
  act: (input: Input) => Promise<Answer>,
  onDone: (answer: Answer) => void,
) => {
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: act,
    onSuccess: async (answer) => {
      await queries.invalidateQueries();
      onDone(answer);
    },
    onError: toasts.failure,
  });
};

export const useSeePlan = (onDone: () => void) => usePlanAct((id: string) => plansApi.see({ id }), onDone);
type Told = (answer: { told: boolean }) => void;

export const useEndPlan = (onDone: Told) =>
  usePlanAct((input: { id: string; tell: boolean }) => plansApi.end(input), onDone);
export const useMakePlan = (onDone: Told) => usePlanAct((plan: NewPlan) => plansApi.make(plan), onDone);
