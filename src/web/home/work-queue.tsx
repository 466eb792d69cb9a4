import { SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { customerShows } from '../../app/receivables/contract.ts';
import type { Texts } from '../../i18n/catalogue.ts';
import type { Home } from '../invoices/index.ts';
import {
  ArrowRightIcon,
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
  type Icon,
} from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { useMay } from '../kit/session.tsx';
import { colourOf } from '../kit/tone.ts';
import classes from './home.module.css';
import { useElsewhere, useMine, type Elsewhere } from './use-elsewhere.ts';

type Mine = NonNullable<ReturnType<typeof useMine>['data']>;
type CustomerShow = (typeof customerShows)[number];
type Task = {
  key: string;
  icon: Icon;
  colour: string;
  title: string;
  detail?: string;
  to: string;
  show?: CustomerShow;
  hash?: string;
};

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
  const [isMine, setIsMine] = useState(false);
  const mine = useMine(isMine);
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
      show: 'incomplete',
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
  if (work.hasRateFeedFailed && maySeeBooks) {
    tasks.push({
      key: 'rate-feed',
      icon: WarningIcon,
      colour: 'amber',
      title: t.rateFeed,
      to: '/reglages/cours',
    });
  }
  const shown = isMine && mine.data !== undefined ? myTasks(t, mine.data, money) : tasks;
  if (tasks.length === 0) return null;
  return (
    <>
      {elsewhere.owned > 0 && (
        <SegmentedControl
          className={classes.whose}
          size="xs"
          aria-label={t.whose}
          value={isMine ? 'mine' : 'all'}
          onChange={(next) => setIsMine(next === 'mine')}
          data={[
            { value: 'all', label: t.everybody },
            { value: 'mine', label: t.mine },
          ]}
        />
      )}
      <Tasks label={t.work} tasks={shown} none={t.nothingMine} />
    </>
  );
}

/** What waits for the person who answers for these customers: they are the first to be asked. */
function myTasks(
  t: Texts['receivables']['home'],
  { replies, repliesWaiting, replyDays, lapsing, lapsed, sums, drafts }: Mine,
  money: ReturnType<typeof useMoney>,
): Task[] {
  return [
    ...(repliesWaiting > 0
      ? [
          {
            key: 'replies-waiting',
            icon: MailOpenIcon,
            colour: 'red',
            title: t.repliesWaiting(repliesWaiting, replyDays),
            detail: t.repliesWaitingDetail,
            to: '/clients/reponses',
          },
        ]
      : []),
    ...(lapsing + lapsed > 0
      ? [
          {
            key: 'lapsing',
            icon: WarningIcon,
            colour: lapsed > 0 ? 'red' : 'amber',
            title: t.lapsing(lapsing, lapsed),
            detail: sums.map((one) => money(one.minor, one.currency)).join(' + '),
            to: '/relances/prescription',
          },
        ]
      : []),
    ...(replies > 0
      ? [
          {
            key: 'replies',
            icon: MailOpenIcon,
            colour: 'amber',
            title: t.replies(replies),
            to: '/clients/reponses',
          },
        ]
      : []),
    ...(drafts > 0
      ? [{ key: 'drafts', icon: ReminderIcon, colour: 'green', title: t.drafts(drafts), to: '/relances' }]
      : []),
  ];
}

function Tasks({ label, tasks, none }: { label: string; tasks: readonly Task[]; none: string }) {
  if (tasks.length === 0) return <p className={classes.none}>{none}</p>;
  return (
    <section aria-label={label} className={classes.work}>
      {tasks.map(({ icon: Drawn, ...task }) => (
        <Link
          key={task.key}
          to={task.to}
          search={task.show === undefined ? {} : { show: task.show }}
          {...(task.hash !== undefined && { hash: task.hash })}
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
