import type { AutomaticMailWords } from './automatic-mail.fr.ts';
import { counted } from './plural.ts';

const reminders = (count: number): string => counted('en', count, { one: 'reminder', other: 'reminders' });
const verb = (count: number, one: string, other: string): string => (count === 1 ? one : other);

export const automaticMail: AutomaticMailWords = {
  subject: (count, day) => `${reminders(count)} will leave automatically on ${day}`,
  staleSubject: (count) =>
    `${reminders(count)} ${verb(count, 'waits', 'wait')} for your review: bank statements too old`,
  hello: (name) => `Hello ${name},`,
  intro: (count, at, total) =>
    `Unless you decide otherwise, ${verb(count, 'this reminder leaves', `these ${reminders(count)} leave`)} on ${at}, for ${total}. Until then you may remove any of them, put it on hold or change its level.`,
  checked:
    'Every invoice is checked once more at that moment: what is paid does not leave, what has grown comes back for your review.',
  stale: (count, known) =>
    `${verb(count, 'This reminder was to leave automatically. It waits', 'These reminders were to leave automatically. They wait')} for your review, because ${
      known === null ? 'no bank statement has been imported' : `the bank is known until ${known} only`
    }: somebody may have paid already. Import the latest statement, then review.`,
  invoice: (number, due, open) => `${number}, due on ${due}: ${open}`,
  more: (count) => `And ${count} more, in the full list.`,
  remove: 'Remove',
  hold: 'Put on hold',
  level: 'Change the level',
  seeAll: 'See the full list',
  review: 'Review in Encaisse',
  why: 'You receive this message because you are responsible for automatic reminders. The link is personal: please do not forward it.',
  waiting: {
    subject: (count, customer) =>
      count === 1
        ? `The answer of ${customer} waits to be read`
        : `${count} answers of customers wait to be read`,
    intro: (count) =>
      `Nobody has read ${verb(count, 'this answer', 'these answers')} yet. Until then ${verb(count, 'this customer gets', 'these customers get')} no reminder.`,
    came: (day, isMail) => (isMail ? `E-mail received on ${day}` : `Answered on their page on ${day}`),
    or: ' or ',
    more: (count) =>
      `And ${counted('en', count, { one: 'more answer', other: 'more answers' })} to read in Encaisse.`,
    read: 'Read in Encaisse',
    why: 'You receive this message because you are responsible for reminders. It is sent once for each answer.',
    whyOwn:
      'You receive this message because you answer for these customers. It is sent once for each answer.',
  },
  page: {
    title: 'Automatic reminders',
    leaves: (count, at) => `${reminders(count)} ${verb(count, 'leaves', 'leave')} automatically on ${at}.`,
    none: (at) => `No reminder leaves automatically on ${at} any more.`,
    ended: 'The announced moment has passed. This is what became of each reminder.',
    suspended: (by) => `All automatic sending is suspended by ${by}. Nothing leaves.`,
    back: 'All announced reminders',
    states: {
      waiting: 'Will leave',
      left: 'Left',
      removed: (by) => (by === '' ? 'Removed' : `Removed by ${by}`),
      changed: 'Back for review',
      settled: 'Paid or on hold',
      'by-hand': 'Sent by a person',
      waits: 'Waits for review',
    },
    act: 'Decide',
    removeTitle: 'Remove from the sending',
    removeText:
      'It will not leave automatically. The next one, at the same level, will wait for your review.',
    holdTitle: 'Put this customer’s reminders on hold',
    holdText: 'They start again by themselves on that day.',
    until: 'Until',
    holdDo: 'Put on hold',
    levelTitle: 'Change the level',
    levelText: 'It leaves at the announced moment, with the text of the chosen level.',
    level: 'Level',
    levelDo: 'Change the level',
    restoreTitle: 'This reminder is removed',
    restoreText: 'Put back, it will leave at the announced moment.',
    restore: 'Put back',
    conflict: 'This reminder has changed meanwhile. Please read it again, then retry.',
    refused: 'That is not possible. Open the review in Encaisse to see why.',
    doors: {
      unknown: {
        title: 'Unknown link',
        text: 'Open the link of the latest message, or sign in to Encaisse.',
      },
      expired: {
        title: 'Link expired',
        text: 'The announced moment has passed. Sign in to Encaisse to see what left.',
      },
      forbidden: {
        title: 'Access withdrawn',
        text: 'Your account may no longer send reminders. Please ask the person who manages access.',
      },
    },
  },
};
