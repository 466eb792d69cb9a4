import type { PortalReplyWords } from './portal-reply.ts';

export const portalReply: PortalReplyWords = {
  title: 'Answer us',
  text: 'Choose what fits. Your answer reaches us at once, and we look at it before any reminder.',
  name: 'Your first and last name',
  promise: {
    title: 'Announce a payment',
    on: 'Date of your payment',
    amount: (open) => `Amount, if it is not ${open}`,
    send: 'Announce this payment',
  },
  paid: {
    title: 'I have already paid',
    on: 'Date of your payment',
    amount: (open) => `Amount, if it is not ${open}`,
    note: 'Reference or bank (optional)',
    hint: 'We look for this payment, and do not remind you of this invoice for seven days.',
    send: 'Report this payment',
  },
  dispute: {
    title: 'Something is wrong',
    amount: (open) => `Amount in question, if it is not ${open}`,
    note: 'What is wrong',
    hint: 'The part in question is not reminded until we have answered you. The rest remains due.',
    send: 'Report the problem',
  },
  contact: {
    title: 'Write to somebody else',
    email: 'Their e-mail address',
    note: 'Their name and role (optional)',
    hint: 'We always confirm a new address before we use it.',
    send: 'Propose this person',
  },
  legal: 'Your name, the time, your IP address and your browser are kept with your answer.',
  given: {
    promise: (amount, day) => `You announced a payment of ${amount} for ${day}. Thank you.`,
    paid: (amount, day) => `You reported a payment of ${amount} made on ${day}. We are looking for it.`,
    dispute: (amount) => `You reported a problem for ${amount}. We will come back to you.`,
    contact: (email) => `You proposed that we write to ${email}. We confirm this address before we use it.`,
  },
  faults: {
    nameMissing: 'Write your first and last name.',
    dateMissing: 'Give the date of your payment.',
    dateInPast: 'This date has passed. Give a date to come, or report a payment already made.',
    dateTooFar: (day) => `Give a date up to ${day}. For a longer delay, write to us.`,
    dateToCome: 'This date is still to come. Give the date of the payment made, or announce a payment.',
    amountUnclear: 'Write the amount in figures, for example 1,250.00.',
    amountAbove: (open) => `${open} is still to be paid: give this amount at most.`,
    noteMissing: 'Tell us in a few words what is wrong.',
    emailUnclear: 'Write a whole e-mail address, for example name@company.com.',
    tooMany:
      'You have already answered several times about this invoice. Write to us: we will find a solution together.',
    settled: 'This invoice has just been settled: there is nothing left to do.',
  },
  holdReason: (amount, day) => `The customer says they paid ${amount} on ${day}`,
};
