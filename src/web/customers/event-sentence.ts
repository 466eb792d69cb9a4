import type { receivablesContract } from '../../app/receivables/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import {
  CheckIcon,
  CloseIcon,
  DisputeIcon,
  EditIcon,
  HandshakeIcon,
  InvoiceIcon,
  LinkIcon,
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
import { answerSentence, isAnswer } from './answer-sentence.ts';

export type Event = AnswerOf<typeof receivablesContract.timeline>['events'][number];
export type Drawn = { title: string; detail?: string; icon: Icon; colour: string };

/** A fact in words, in the language of the reader. */
export function useEventSentence(): (event: Event) => Drawn {
  const all = useTexts();
  const t = all.receivables;
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
    if (isAnswer(event.kind)) return answerSentence(event.kind, event, all, { amount, several, join });
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
