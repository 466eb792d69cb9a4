import type { Texts } from '../../i18n/catalogue.ts';
import { DisputeIcon, LetterIcon, MailOpenIcon, ReminderIcon, WarningIcon } from '../kit/icons.tsx';
import type { useMoney } from '../kit/money.tsx';
import type { Task } from './task-list.tsx';
import type { useMine } from './use-elsewhere.ts';

type Mine = NonNullable<ReturnType<typeof useMine>['data']>;

const mine = 'yes';

/** What waits for the person who answers for these customers: they are the first to be asked, in lists of their own. */
export function myTasks(
  t: Texts['receivables']['home'],
  found: Mine,
  money: ReturnType<typeof useMoney>,
): Task[] {
  const { repliesWaiting, lapsing, lapsed, addressesReturned, replies, brokenPlans, drafts, disputes } =
    found;
  const answers = { icon: MailOpenIcon, to: '/clients/reponses', search: { mine } } as const;
  const tasks: (Task | false)[] = [
    repliesWaiting > 0 && {
      ...answers,
      key: 'replies-waiting',
      colour: 'red',
      title: t.repliesWaiting(repliesWaiting, found.replyDays),
      detail: t.repliesWaitingDetail,
    },
    lapsing + lapsed > 0 && {
      key: 'lapsing',
      icon: WarningIcon,
      colour: lapsed > 0 ? 'red' : 'amber',
      title: t.lapsing(lapsing, lapsed),
      detail: found.sums.map((one) => money(one.minor, one.currency)).join(' + '),
      to: '/relances/prescription',
      search: { mine },
    },
    addressesReturned > 0 && {
      key: 'addresses-returned',
      icon: LetterIcon,
      colour: 'amber',
      title: t.addressesReturned(addressesReturned),
      detail: t.addressesReturnedDetail,
      to: '/clients',
      search: { show: 'incomplete', mine },
    },
    replies > 0 && { ...answers, key: 'replies', colour: 'amber', title: t.replies(replies) },
    brokenPlans > 0 && {
      ...answers,
      key: 'plans',
      icon: WarningIcon,
      colour: 'red',
      title: t.brokenPlans(brokenPlans),
    },
    drafts > 0 && {
      key: 'drafts',
      icon: ReminderIcon,
      colour: 'green',
      title: t.drafts(drafts),
      to: '/relances',
      search: { mine },
    },
    disputes > 0 && {
      key: 'disputes',
      icon: DisputeIcon,
      colour: 'amber',
      title: t.disputes(disputes),
      to: '/clients',
      search: { show: 'disputed', mine },
    },
  ];
  return tasks.filter((task) => task !== false);
}
