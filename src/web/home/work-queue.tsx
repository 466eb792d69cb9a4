import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { automaticContract } from '../../app/automatic/contract.ts';
import { bankingContract } from '../../app/banking/contract.ts';
import { billingContract } from '../../app/billing/contract.ts';
import { dunningContract, limitsContract } from '../../app/dunning/contract.ts';
import type { customerShows } from '../../app/receivables/contract.ts';
import { subscriptionsContract } from '../../app/subscriptions/contract.ts';
import { inboxContract } from '../../app/inbox/contract.ts';
import { portalContract } from '../../app/portal/contract.ts';
import type { Texts } from '../../i18n/catalogue.ts';
import type { Home } from '../invoices/index.ts';
import { client } from '../kit/client.ts';
import {
  ArrowRightIcon,
  BankIcon,
  DisputeIcon,
  HandshakeIcon,
  MailOpenIcon,
  PaymentIcon,
  ReminderIcon,
  SubscriptionIcon,
  ToInvoiceIcon,
  WarningIcon,
  type Icon,
} from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { useMay } from '../kit/session.tsx';
import { colourOf } from '../kit/tone.ts';
import classes from './home.module.css';

type CustomerShow = (typeof customerShows)[number];
type Task = {
  key: string;
  icon: Icon;
  colour: string;
  title: string;
  detail?: string;
  to: string;
  show?: CustomerShow;
};

const dunning = client(dunningContract);
const limits = client(limitsContract);
const automatic = client(automaticContract);
const banking = client(bankingContract);
const billing = client(billingContract);
const subscriptions = client(subscriptionsContract);
const portal = client(portalContract);
const inbox = client(inboxContract);

/** What other rooms have waiting, for those who may see it. */
type Elsewhere = {
  drafts: number;
  bankLines: number;
  toInvoice: number;
  notInvoiced: number;
  failedSubscriptions: number;
  replies: number;
  repliesWaiting: number;
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

function useElsewhere(): Elsewhere {
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

/** What leaves by itself, may not any more, or should have left and did not. */
function automaticTasks(
  t: Texts['receivables']['home'],
  { leavingAlone, notLeft, isSuspended }: Elsewhere,
): Task[] {
  const task = { icon: ReminderIcon, to: '/relances' };
  return [
    ...(isSuspended ? [{ ...task, key: 'suspended', colour: 'red', title: t.suspended }] : []),
    ...(notLeft > 0 ? [{ ...task, key: 'not-left', colour: 'red', title: t.notLeft(notLeft) }] : []),
    ...(leavingAlone > 0 && !isSuspended
      ? [{ ...task, key: 'alone', colour: 'amber', title: t.leavingAlone(leavingAlone) }]
      : []),
  ];
}

/** What waits for a person. An empty queue is not shown: nothing to do is not a thing to do. */
export function WorkQueue({ work }: { work: Home['work'] }) {
  const texts = useTexts();
  const t = texts.receivables.home;
  const money = useMoney();
  const elsewhere = useElsewhere();
  const { drafts, bankLines, toInvoice, notInvoiced, failedSubscriptions, replies, brokenPlans, ...stops } =
    elsewhere;
  const maySeeBooks = useMay('reports.read');
  const maySettle = useMay('organization.edit');
  const tasks: Task[] = [];
  if (work.booksFaults > 0 && maySeeBooks) {
    tasks.push({
      key: 'books',
      icon: WarningIcon,
      colour: 'red',
      title: t.booksFaults(work.booksFaults),
      to: '/comptabilite/verification',
    });
  }
  if (stops.repliesWaiting > 0) {
    tasks.push({
      key: 'replies-waiting',
      icon: MailOpenIcon,
      colour: 'red',
      title: t.repliesWaiting(stops.repliesWaiting, stops.replyDays),
      detail: t.repliesWaitingDetail,
      to: '/clients/reponses',
    });
  }
  if (stops.lapsing + stops.lapsed > 0) {
    tasks.push({
      key: 'lapsing',
      icon: WarningIcon,
      colour: stops.lapsed > 0 ? 'red' : 'amber',
      title: t.lapsing(stops.lapsing, stops.lapsed),
      detail: stops.lapsingSums.map((one) => money(one.minor, one.currency)).join(' + '),
      to: '/relances/prescription',
    });
  }
  if (replies > 0) {
    tasks.push({
      key: 'replies',
      icon: MailOpenIcon,
      colour: 'amber',
      title: t.replies(replies),
      to: '/clients/reponses',
    });
  }
  if (brokenPlans > 0) {
    tasks.push({
      key: 'plans',
      icon: WarningIcon,
      colour: 'red',
      title: t.brokenPlans(brokenPlans),
      to: '/clients/reponses',
    });
  }
  if (failedSubscriptions > 0) {
    tasks.push({
      key: 'subscriptions',
      icon: SubscriptionIcon,
      colour: 'red',
      title: texts.billing.home.subscriptions(failedSubscriptions),
      to: '/abonnements',
    });
  }
  if (toInvoice > 0) {
    tasks.push({
      key: 'to-invoice',
      icon: ToInvoiceIcon,
      colour: notInvoiced > 0 ? 'red' : 'blue',
      title:
        notInvoiced > 0 ? texts.billing.home.failed(notInvoiced) : texts.billing.home.toInvoice(toInvoice),
      to: '/a-facturer',
    });
  }
  if (drafts > 0) {
    tasks.push({
      key: 'drafts',
      icon: ReminderIcon,
      colour: 'green',
      title: t.drafts(drafts),
      ...(elsewhere.isByItself && { detail: t.byItself }),
      to: '/relances',
    });
  }
  tasks.push(...automaticTasks(t, elsewhere));
  if (bankLines > 0) {
    tasks.push({ key: 'bank', icon: BankIcon, colour: 'blue', title: t.bankLines(bankLines), to: '/banque' });
  }
  if (work.unattributed.count > 0) {
    const sum = work.unattributed.sums.map((one) => money(one.minor, one.currency)).join(' + ');
    tasks.push({
      key: 'unattributed',
      icon: PaymentIcon,
      colour: 'blue',
      title: t.unattributed(work.unattributed.count),
      detail: t.unattributedDetail(sum),
      to: '/paiements/a-attribuer',
    });
  }
  if (work.brokenPromises > 0) {
    tasks.push({
      key: 'broken',
      icon: HandshakeIcon,
      colour: 'red',
      title: t.broken(work.brokenPromises),
      to: '/clients',
      show: 'broken',
    });
  }
  if (work.promisesDueToday > 0) {
    tasks.push({
      key: 'promised',
      icon: HandshakeIcon,
      colour: 'green',
      title: t.promised(work.promisesDueToday),
      to: '/clients',
      show: 'promised',
    });
  }
  if (work.openDisputes > 0) {
    tasks.push({
      key: 'disputes',
      icon: DisputeIcon,
      colour: 'amber',
      title: t.disputes(work.openDisputes),
      to: '/clients',
      show: 'disputed',
    });
  }
  if (work.lateRateMissing !== null && maySettle) {
    tasks.push({
      key: 'late-rate',
      icon: ReminderIcon,
      colour: 'amber',
      title: t.lateRate(work.lateRateMissing),
      to: '/reglages/taux-de-retard',
    });
  }
  if (tasks.length === 0) return null;
  return (
    <section aria-label={t.work} className={classes.work}>
      {tasks.map(({ icon: Drawn, ...task }) => (
        <Link
          key={task.key}
          to={task.to}
          search={task.show === undefined ? {} : { show: task.show }}
          className={classes.task}
          style={{ '--colour': colourOf(task.colour) }}
        >
          <span className={classes.taskMark}>
            <Drawn size={18} />
          </span>
          <span className={classes.taskBody}>
            {task.title}
            {task.detail !== undefined && <small>{task.detail}</small>}
          </span>
          <ArrowRightIcon size={16} />
        </Link>
      ))}
    </section>
  );
}
