import type { Texts } from '../../i18n/catalogue.ts';
import { MailOpenIcon, ReminderIcon, WarningIcon } from '../kit/icons.tsx';
import type { useMoney } from '../kit/money.tsx';
import type { Task } from './task-list.tsx';
import type { useMine } from './use-elsewhere.ts';

type Mine = NonNullable<ReturnType<typeof useMine>['data']>;

/** What waits for the person who answers for these customers: they are the first to be asked. */
export function myTasks(
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
