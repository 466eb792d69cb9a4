import type { AcknowledgementWords } from './acknowledgement.ts';

export const acknowledgement: AcknowledgementWords = {
  words: ({ name, customer, company, siren, total, day, isConsumer, items }) =>
    [
      `I, ${name},${isConsumer ? '' : ` on behalf of ${customer},`} acknowledge that ${isConsumer ? 'I owe' : 'it owes'} ${company}${siren === '' ? '' : ` (SIREN ${siren})`} the sum of ${total}, for:`,
      ...items.map(
        (item) => `– ${item.number} of ${item.issued}, due on ${item.due}, still due ${item.amount}`,
      ),
      'What is contested is not part of this sum.',
      `Done on ${day}.`,
    ].join('\n'),
  page: {
    title: 'Acknowledge what I owe',
    text: 'Choose the invoices. The part that you contest is left out.',
    effect:
      'A written acknowledgement interrupts prescription: the time to claim these sums starts anew (French civil code, articles 2231 and 2240).',
    sendTo: (address) => `We send a code to ${address}.`,
    nowhere: 'We have no e-mail address to send you a code. Please write to us.',
    readTitle: 'Read once more, then confirm',
    readText: (address) => `This is the exact text that you confirm. The code went to ${address}.`,
    code: 'Code received by e-mail',
    codeHint: 'Six digits, good for ten minutes.',
    confirm: 'I acknowledge this debt',
    again: 'Start again',
    free: 'Nothing obliges you to: you may answer us otherwise.',
  },
  faults: {
    codeWrong: 'This is not the right code. Check the last e-mail you received.',
    codeOver: 'This code is no longer good. Start again to receive another one.',
    tooManyCodes: 'Several codes were sent already. Try again in an hour, or write to us.',
    staff: 'You are signed in to Encaisse: only your customer can acknowledge its debt.',
  },
  codeMail: (company, code) => ({
    subject: `Your code – ${company}`,
    body: [
      'Hello,',
      `Your code to acknowledge what you owe ${company}: ${code}`,
      'It is good for ten minutes. If you asked for nothing, give it to nobody: nothing will happen.',
    ].join('\n\n'),
  }),
  receiptMail: ({ name, customer, company, total }) => ({
    subject: `Debt acknowledged by ${customer} – ${total}`,
    body: [
      'Hello,',
      `${name} acknowledged in writing that ${customer} owes ${total} to ${company}. The receipt is attached: the exact text, the time and its fingerprint.`,
      'Please keep it. If this was not done by you, tell us at once.',
    ].join('\n\n'),
  }),
  receipt: {
    file: (day) => `acknowledgement-of-debt-${day}.pdf`,
    title: 'Acknowledgement of debt',
    evidence: 'What is kept of it',
    name: 'By',
    at: 'On',
    address: 'Code confirmed at',
    ip: 'IP address',
    browser: 'Browser',
    hash: 'SHA-256 fingerprint of the text',
    how: 'The person opened the link given to the customer, read the text above, and gave the one-time code sent to the address known to us.',
    effect:
      'The debtor’s acknowledgement of the right of the person against whom they were prescribing interrupts the period of prescription (French civil code, article 2240).',
    reference: (id) => `No. ${id}`,
    page: 'Page',
  },
};
