import { useQuery } from '@tanstack/react-query';
import { automaticContract } from '../../app/automatic/contract.ts';
import { bankingContract } from '../../app/banking/contract.ts';
import { billingContract } from '../../app/billing/contract.ts';
import { dunningContract, limitsContract } from '../../app/dunning/contract.ts';
import { subscriptionsContract } from '../../app/subscriptions/contract.ts';
import { inboxContract } from '../../app/inbox/contract.ts';
import { portalContract } from '../../app/portal/contract.ts';
import { client } from '../kit/client.ts';
import { useMay } from '../kit/session.tsx';

const dunning = client(dunningContract);
const limits = client(limitsContract);
const automatic = client(automaticContract);
const banking = client(bankingContract);
const billing = client(billingContract);
const subscriptions = client(subscriptionsContract);
const portal = client(portalContract);
const inbox = client(inboxContract);

/** What other rooms have waiting, for those who may see it. */
export type Elsewhere = {
  drafts: number;
  bankLines: number;
  toInvoice: number;
  notInvoiced: number;
  failedSubscriptions: number;
  replies: number;
  repliesWaiting: number;
  /** Customers that the reader answers for. */
  owned: number;
  addressesReturned: number;
  lettersReturned: number;
  replyDays: number;
  lapsing: number;
  lapsed: number;
  lapsingSums: readonly { currency: string; minor: string }[];
  /** The run that waits prepared itself. */
  isByItself: boolean;
  leavingAlone: number;
  notLeft: number;
  isSuspended: boolean;
  brokenPlans: number;
};

/** Of the customers that the reader answers for. */
export function useMine(isAsked: boolean) {
  return useQuery({
    queryKey: ['home', 'limits', 'mine'],
    queryFn: ({ signal }) => limits.tasks({ mine: 'yes' }, { signal }),
    enabled: useMay('dunning.read') && isAsked,
  });
}

export function useElsewhere(): Elsewhere {
  const mayInvoice = useMay('invoices.read');
  const waiting = useQuery({
    queryKey: ['billing', 'waiting'],
    queryFn: ({ signal }) => billing.waiting({}, { signal }),
    enabled: mayInvoice,
  });
  const active = useQuery({
    queryKey: ['subscriptions', 'list'],
    queryFn: ({ signal }) => subscriptions.list({}, { signal }),
    enabled: mayInvoice,
  });
  const current = useQuery({
    queryKey: ['home', 'drafts'],
    queryFn: ({ signal }) => dunning.current({}, { signal }),
    enabled: useMay('dunning.read'),
  });
  const waitingFor = useQuery({
    queryKey: ['home', 'limits'],
    queryFn: ({ signal }) => limits.tasks({}, { signal }),
    enabled: useMay('dunning.read'),
  });
  const alone = useQuery({
    queryKey: ['dunning', 'automatic'],
    queryFn: ({ signal }) => automatic.settings({}, { signal }),
    enabled: useMay('dunning.read'),
  });
  const accounts = useQuery({
    queryKey: ['home', 'bank'],
    queryFn: ({ signal }) => banking.accounts({}, { signal }),
    enabled: useMay('bank.read'),
  });
  const replies = useQuery({
    queryKey: ['portal', 'replies'],
    queryFn: ({ signal }) => portal.replies({}, { signal }),
    enabled: useMay('customers.read'),
  });
  const mails = useQuery({
    queryKey: ['inbox', 'list'],
    queryFn: ({ signal }) => inbox.list({}, { signal }),
    enabled: useMay('customers.read'),
  });
  const run = current.data?.run;
  return {
    drafts: run?.state === 'proposed' ? run.counts.ready : 0,
    bankLines: accounts.data?.accounts.reduce((sum, one) => sum + one.toSee, 0) ?? 0,
    toInvoice: waiting.data?.count ?? 0,
    notInvoiced: waiting.data?.failed ?? 0,
    failedSubscriptions: active.data?.subscriptions.filter((one) => one.failed > 0).length ?? 0,
    replies: (replies.data?.unread ?? 0) + (mails.data?.unread ?? 0),
    owned: waitingFor.data?.owned ?? 0,
    addressesReturned: waitingFor.data?.addressesReturned ?? 0,
    lettersReturned: waitingFor.data?.lettersReturned ?? 0,
    repliesWaiting: waitingFor.data?.repliesWaiting ?? 0,
    replyDays: waitingFor.data?.replyDays ?? 0,
    lapsing: waitingFor.data?.lapsing ?? 0,
    lapsed: waitingFor.data?.lapsed ?? 0,
    lapsingSums: waitingFor.data?.sums ?? [],
    isByItself: run?.origin === 'schedule',
    leavingAlone: alone.data?.waiting.reduce((sum, one) => sum + one.waitingCount, 0) ?? 0,
    notLeft: alone.data?.failed.reduce((sum, one) => sum + one.lineCount, 0) ?? 0,
    isSuspended: alone.data?.settings.suspended != null,
    brokenPlans: replies.data?.brokenPlans ?? 0,
  };
}
