import type { Texts } from '../../i18n/catalogue.ts';
import { CheckIcon, CloseIcon, HandshakeIcon, MailIcon, MailOpenIcon, ReminderIcon } from '../kit/icons.tsx';
import type { Drawn, Event } from './event-sentence.ts';

/** What the customer did on its pages and by mail, what became of our mails and letters, its plans. */
const answerKinds = [
  'portal-contact',
  'portal-resend',
  'thanked',
  'account-read',
  'file-opened',
  'message-refused',
  'debt-acknowledged',
  'plan',
  'plan-ended',
  'plan-refused',
  'plan-told',
  'letter-outcome',
  'address-returned',
  'mail-received',
  'mail-bounced',
  'mail-delayed',
  'mail-delivered',
  'mail-opened',
  'machine-visit',
] as const;
type AnswerKind = (typeof answerKinds)[number];

export const isAnswer = (kind: Event['kind']): kind is AnswerKind => answerKinds.some((one) => one === kind);

type Parts = {
  /** What the event is about, written; null: no amount. */
  amount: string | null;
  /** The documents it touched. */
  several: string;
  join: (...parts: (string | null)[]) => string | undefined;
};

export function answerSentence(
  kind: AnswerKind,
  event: Event,
  all: Texts,
  { amount, several, join }: Parts,
): Drawn {
  const words = all.receivables.events;
  const openings = all.openings.events;
  switch (kind) {
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
        title: words.portal[kind],
        detail: join(several, event.by),
        icon: ReminderIcon,
        colour: 'blue',
      };
    case 'account-read':
      return {
        title: words.portal[kind],
        detail: join(event.detail),
        icon: MailOpenIcon,
        colour: 'blue',
      };
    case 'file-opened':
      return { title: words.portal.fileOpened(event.number), icon: MailOpenIcon, colour: 'blue' };
    case 'message-refused':
      return {
        title: words.portal[kind],
        detail: join(event.detail),
        icon: CloseIcon,
        colour: 'red',
      };
    case 'debt-acknowledged':
      return {
        title: words.portal[kind],
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
        title: words[kind],
        detail: join(event.detail, kind === 'mail-received' ? event.by : null),
        icon: kind === 'mail-received' ? MailOpenIcon : MailIcon,
        colour: {
          'mail-received': 'blue',
          'mail-bounced': 'red',
          'mail-delayed': 'amber',
          'mail-delivered': 'green',
        }[kind],
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
  }
}
