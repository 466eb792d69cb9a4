import type { portalReplies as french } from './portal-replies.fr.ts';

export const portalReplies: typeof french = {
  title: 'Answers of customers',
  subtitle: 'What your customers answered on their account or the page of an invoice.',
  unread: (count) => (count === 1 ? '1 answer to read' : `${count} answers to read`),
  read: 'Read',
  empty: 'No answer to read. They come here when a customer answers on the page of an invoice.',
  kinds: {
    promise: 'Payment announced',
    paid: 'Says it is paid',
    dispute: 'Contests',
    contact: 'Proposes somebody',
    plan: 'Proposes instalments',
    resend: 'Asks for an invoice again',
    acknowledge: 'Acknowledges its debt',
  },
  says: {
    promise: (amount, day) => `${amount} for ${day}. No reminder before that day.`,
    paid: (amount, day) => `${amount} on ${day}. The invoice rests for seven days, time to look.`,
    dispute: (amount) => `${amount}. This part is not reminded while the dispute is open.`,
    contact: (email) => `${email}. To be confirmed before it is used.`,
    plan: (amount, count) =>
      `${amount} in ${count} parts. The invoices rest for seven days, until you answer.`,
    resend: 'Sent again by e-mail to the known address, with the record of sendings.',
    acknowledge: (amount) =>
      `${amount} acknowledged in writing. Prescription starts anew (French civil code, art. 2240).`,
  },
  who: (name, at) => `${name}, ${at}`,
  readBy: (name, at) => `read by ${name}, ${at}`,
  instalments: 'Instalments proposed',
  accept: 'Accept',
  acceptOne: (name) => `Accept the proposal of ${name}`,
  refuse: 'Refuse',
  refuseOne: (name) => `Refuse the proposal of ${name}`,
  accepted: {
    plan: 'The plan is accepted. Its invoices are not reminded while it is kept.',
    contact: 'The person is added to the contacts of the customer.',
  },
  refused: 'The proposal is refused. The customer sees it on its page.',
  outcomes: { accepted: 'accepted', refused: 'refused' },
  markRead: 'Mark as read',
  markReadOne: (name) => `Mark the answer of ${name} as read`,
  marked: 'The answer is marked as read.',
};
