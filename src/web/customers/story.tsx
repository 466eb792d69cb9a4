import { Anchor, Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { receivablesContract } from '../../app/receivables/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { ItemDrawer, receivables } from '../invoices/index.ts';
import { DateText } from '../kit/dates.tsx';
import {
  CheckIcon,
  CloseIcon,
  DisputeIcon,
  EditIcon,
  HandshakeIcon,
  InvoiceIcon,
  LinkIcon,
  MailIcon,
  MailOpenIcon,
  PauseIcon,
  PaymentIcon,
  PlayIcon,
  ReminderIcon,
  UndoIcon,
  type Icon,
} from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Problem } from '../kit/problem.tsx';
import { Timeline, type TimelineItem } from '../kit/timeline.tsx';
import classes from './customers.module.css';

type Event = AnswerOf<typeof receivablesContract.timeline>['events'][number];

/** What happened with a customer, newest first; each fact opens what it is about. */
export function Story({ id }: { id: string }) {
  const t = useTexts();
  const words = t.receivables.customer;
  const [opened, setOpened] = useState<string | null>(null);
  const story = useInfiniteQuery({
    queryKey: ['receivables', 'timeline', id],
    queryFn: ({ pageParam, signal }) => receivables.timeline({ id, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const sentence = useSentence();
  const events = useMemo(() => story.data?.pages.flatMap((page) => page.events) ?? [], [story.data]);
  if (story.isError) return <Problem problem={story.error} onRetry={() => void story.refetch()} compact />;
  if (story.isPending) return <Skeleton height={240} />;
  const items = events.map((event): TimelineItem => {
    const { itemId, number } = event;
    const { title, ...drawn } = sentence(event);
    return {
      key: `${event.kind} ${event.key}`,
      ...drawn,
      title:
        itemId === null || number === '' ? (
          title
        ) : (
          <Anchor component="button" type="button" inherit onClick={() => setOpened(itemId)}>
            {title}
          </Anchor>
        ),
      at: <DateText date={event.on} />,
    };
  });
  return (
    <>
      <Timeline items={items} label={words.timeline} />
      {story.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="default"
            loading={story.isFetchingNextPage}
            onClick={() => void story.fetchNextPage()}
          >
            {words.more}
          </Button>
        </div>
      )}
      <ItemDrawer id={opened} onClose={() => setOpened(null)} onOpen={setOpened} />
    </>
  );
}

type Drawn = { title: string; detail?: string; icon: Icon; colour: string };

/** A fact in words, in the language of the reader. */
function useSentence(): (event: Event) => Drawn {
  const all = useTexts();
  const t = all.receivables;
  const openings = all.openings.events;
  const { locale } = useLocale();
  const money = useMoney();
  const words = t.events;
  return (event) => {
    const date = (on: string) => formatDate(plainDate(on), locale, 'short');
    const amount =
      event.amountMinor === null || event.currency === null
        ? null
        : money(event.amountMinor.replace('-', ''), event.currency);
    const until = event.until === null ? null : date(event.until);
    const several =
      event.numbers.length > 4
        ? `${event.numbers.slice(0, 3).join(', ')} ${words.andMore(event.numbers.length - 3)}`
        : event.numbers.join(', ');
    const join = (...parts: (string | null)[]) => {
      const said = parts.filter((part) => part !== null && part !== '');
      return said.length === 0 ? undefined : said.join(' · ');
    };
    switch (event.kind) {
      case 'invoice':
      case 'credit_note':
      case 'late_charge':
        return {
          title: words[event.kind](event.number),
          detail: join(
            amount,
            event.kind === 'invoice' && until !== null ? words.dueOn(until) : null,
            event.detail,
          ),
          icon: InvoiceIcon,
          colour: event.kind === 'credit_note' ? 'blue' : 'grey',
        };
      case 'payment':
        return {
          title: words.payment(paymentMethod(t.payment.methods, event.detail)),
          detail: join(amount, several === '' ? null : words.settles(several), event.number),
          icon: PaymentIcon,
          colour: 'green',
        };
      case 'payment-reversed':
        return {
          title: words.paymentReversed,
          detail: join(amount, event.detail, event.by),
          icon: UndoIcon,
          colour: 'red',
        };
      case 'allocation':
        return {
          title:
            event.detail === 'write_off' ? words.writtenOff(event.number) : words.allocation(event.number),
          detail: join(amount, several),
          icon: LinkIcon,
          colour: 'green',
        };
      case 'allocation-undone':
        return {
          title: words.allocationUndone,
          detail: join(amount, several, event.by),
          icon: UndoIcon,
          colour: 'amber',
        };
      case 'hold':
        return {
          title: words.hold,
          detail: join(event.detail, until === null ? null : words.until(until), event.number, event.by),
          icon: PauseIcon,
          colour: 'amber',
        };
      case 'hold-lifted':
        return {
          title: words.holdLifted,
          detail: join(event.number, event.by),
          icon: PlayIcon,
          colour: 'green',
        };
      case 'promise':
      case 'promise-ended': {
        const ended = words.promiseStates[event.number as keyof typeof words.promiseStates] as
          | string
          | undefined;
        return {
          title: words.promise,
          detail: join(
            amount,
            until === null ? null : words.forDate(until),
            ended ?? null,
            several,
            event.detail,
            event.by,
          ),
          icon: HandshakeIcon,
          colour: event.number === 'broken' ? 'red' : 'green',
        };
      }
      case 'dispute':
        return {
          title: words.dispute(event.number),
          detail: join(amount, event.detail, event.by),
          icon: DisputeIcon,
          colour: 'red',
        };
      case 'dispute-closed':
        return {
          title: words.disputeClosed(event.number),
          detail: join(words.outcomes[event.detail as keyof typeof words.outcomes]),
          icon: DisputeIcon,
          colour: 'green',
        };
      case 'edited':
        return {
          title: words.edited[event.detail] ?? words.editedOther,
          detail: join(event.by),
          icon: EditIcon,
          colour: 'grey',
        };
      case 'document-read':
        return { title: words.documentRead(event.number), icon: MailOpenIcon, colour: 'blue' };
      case 'quote-accepted':
      case 'quote-refused':
        return {
          title: words[event.kind](event.number),
          detail: join(amount, event.by, event.detail),
          icon: event.kind === 'quote-accepted' ? CheckIcon : CloseIcon,
          colour: event.kind === 'quote-accepted' ? 'green' : 'grey',
        };
      case 'cheque-unpaid':
      case 'bill-unpaid':
        return {
          title: words[event.kind](event.number),
          detail: join(amount, event.detail, event.by),
          icon: DisputeIcon,
          colour: 'red',
        };
      case 'portal-contact':
        return {
          title: words.contactProposed(event.detail),
          detail: join(event.number, event.by),
          icon: MailOpenIcon,
          colour: 'amber',
        };
      case 'portal-resend':
      case 'thanked':
        return {
          title: words.portal[event.kind],
          detail: join(several, event.by),
          icon: ReminderIcon,
          colour: 'blue',
        };
      case 'account-read':
        return {
          title: words.portal[event.kind],
          detail: join(event.detail),
          icon: MailOpenIcon,
          colour: 'blue',
        };
      case 'file-opened':
        return { title: words.portal.fileOpened(event.number), icon: MailOpenIcon, colour: 'blue' };
      case 'message-refused':
        return {
          title: words.portal[event.kind],
          detail: join(event.detail),
          icon: CloseIcon,
          colour: 'red',
        };
      case 'debt-acknowledged':
        return {
          title: words.portal[event.kind],
          detail: join(amount, several, event.by),
          icon: CheckIcon,
          colour: 'green',
        };
      case 'plan':
        return {
          title: words.portal.plan,
          detail: join(amount, several, words.portal.planStates[event.number as 'running'], event.by),
          icon: HandshakeIcon,
          colour: 'green',
        };
      case 'plan-ended':
        return {
          title: words.portal.planStates[event.number as 'running'],
          detail: join(amount, several),
          icon: event.number === 'kept' ? CheckIcon : CloseIcon,
          colour: event.number === 'kept' ? 'green' : event.number === 'broken' ? 'red' : 'grey',
        };
      case 'plan-refused':
        return {
          title: words.portal.planRefused,
          detail: join(amount, several, event.by),
          icon: CloseIcon,
          colour: 'grey',
        };
      case 'plan-told':
        return {
          title: words.portal.planTold[event.detail as 'agreed'],
          detail: join(several, event.by),
          icon: MailIcon,
          colour: 'blue',
        };
      case 'letter-outcome':
        return {
          title: words.portal.letters[event.detail as 'delivered'],
          detail: join(event.by),
          icon: MailIcon,
          colour: event.detail === 'delivered' ? 'green' : 'amber',
        };
      case 'address-returned':
        return {
          title: words.portal.addressReturned,
          detail: join(event.detail),
          icon: MailIcon,
          colour: 'red',
        };
      case 'mail-received':
      case 'mail-bounced':
      case 'mail-delayed':
      case 'mail-delivered':
        return {
          title: words[event.kind],
          detail: join(event.detail, event.kind === 'mail-received' ? event.by : null),
          icon: event.kind === 'mail-received' ? MailOpenIcon : MailIcon,
          colour: {
            'mail-received': 'blue',
            'mail-bounced': 'red',
            'mail-delayed': 'amber',
            'mail-delivered': 'green',
          }[event.kind],
        };
      case 'mail-opened':
        return {
          title: openings.opened,
          detail: join(
            event.number === '' ? null : openings.machine,
            openings.signs[event.number] ?? null,
            event.detail,
          ),
          icon: MailOpenIcon,
          colour: event.number === '' ? 'blue' : 'grey',
        };
      case 'machine-visit':
        return {
          title: openings.visit[event.detail as keyof typeof openings.visit],
          detail: join(openings.machine, openings.signs[event.number] ?? null, several),
          icon: MailOpenIcon,
          colour: 'grey',
        };
      case 'reminder':
        return {
          title: t.step(event.detail),
          detail: join(amount, several, event.by),
          icon: ReminderIcon,
          colour: 'blue',
        };
    }
  };
}

const paymentMethod = (methods: Readonly<Record<string, string>>, method: string): string =>
  methods[method] ?? method;
