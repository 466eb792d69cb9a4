import type { Texts } from '../../i18n/catalogue.ts';
import type { Home } from '../invoices/index.ts';
import {
  BankIcon,
  DisputeIcon,
  HandshakeIcon,
  LetterIcon,
  MailOpenIcon,
  PaymentIcon,
  ReminderIcon,
  SubscriptionIcon,
  ToInvoiceIcon,
  WarningIcon,
} from '../kit/icons.tsx';
import type { useMoney } from '../kit/money.tsx';
import type { Task } from './task-list.tsx';
import type { Elsewhere } from './use-elsewhere.ts';

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

type Waiting = {
  work: Home['work'];
  elsewhere: Elsewhere;
  maySeeBooks: boolean;
  maySettle: boolean;
};

/** What waits for anybody, the most urgent first. */
export function allTasks(
  texts: Texts,
  money: ReturnType<typeof useMoney>,
  { work, elsewhere, maySeeBooks, maySettle }: Waiting,
): Task[] {
  const t = texts.receivables.home;
  const { drafts, bankLines, toInvoice, notInvoiced, failedSubscriptions, replies, brokenPlans, ...stops } =
    elsewhere;
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
  if (stops.lettersReturned > 0) {
    tasks.push({
      key: 'letters-returned',
      icon: LetterIcon,
      colour: 'red',
      title: t.lettersReturned(stops.lettersReturned),
      detail: t.lettersReturnedDetail,
      to: '/boite-envoi',
      hash: 'lettres',
    });
  }
  if (stops.addressesReturned > 0) {
    tasks.push({
      key: 'addresses-returned',
      icon: LetterIcon,
      colour: 'amber',
      title: t.addressesReturned(stops.addressesReturned),
      detail: t.addressesReturnedDetail,
      to: '/clients',
      search: { show: 'incomplete' },
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
      search: { show: 'broken' },
    });
  }
  if (work.promisesDueToday > 0) {
    tasks.push({
      key: 'promised',
      icon: HandshakeIcon,
      colour: 'green',
      title: t.promised(work.promisesDueToday),
      to: '/clients',
      search: { show: 'promised' },
    });
  }
  if (work.openDisputes > 0) {
    tasks.push({
      key: 'disputes',
      icon: DisputeIcon,
      colour: 'amber',
      title: t.disputes(work.openDisputes),
      to: '/clients',
      search: { show: 'disputed' },
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
  if (work.hasRateFeedFailed && maySeeBooks) {
    tasks.push({
      key: 'rate-feed',
      icon: WarningIcon,
      colour: 'amber',
      title: t.rateFeed,
      to: '/reglages/cours',
    });
  }
  return tasks;
}
