import type { portalReplies as french } from './portal-replies.fr.ts';

export const portalReplies: typeof french = {
  title: 'Answers of customers',
  subtitle: 'What your customers answered, on the pages of their invoices or by e-mail.',
  unread: (count) =>
    count === 0 ? 'No answer to read' : count === 1 ? '1 answer to read' : `${count} answers to read`,
  kinds: {
    promise: 'Payment announced',
    paid: 'Says it is paid',
    dispute: 'Contests',
    contact: 'Proposes somebody',
  },
  says: {
    promise: (amount, day) => `${amount} for ${day}. No reminder before that day.`,
    paid: (amount, day) => `${amount} on ${day}. The invoice rests for seven days, time to look.`,
    dispute: (amount) => `${amount}. This part is not reminded while the dispute is open.`,
    contact: (email) => `${email}. To be confirmed before it is used.`,
  },
  who: (name, at) => `${name}, ${at}`,
  readBy: (name, at) => `read by ${name}, ${at}`,
  markRead: 'Mark as read',
  markReadOne: (name) => `Mark the answer of ${name} as read`,
  marked: 'The answer is marked as read.',
};
