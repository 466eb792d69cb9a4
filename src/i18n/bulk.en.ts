import type { bulk as source } from './bulk.fr.ts';

const some = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const documents = (count: number): string => some(count, 'document', 'documents');
const drafts = (count: number): string => some(count, 'draft', 'drafts');

export const bulk: typeof source = {
  bar: {
    issue: (count) => `Issue (${count})`,
    send: (count) => `Send (${count})`,
    print: (count) => `Print (${count})`,
    whole: 'The whole list',
    tooMany: (limit) => `At most ${limit} documents at a time. Select fewer.`,
  },
  confirm: {
    issueTitle: (count) => `Issue ${drafts(count)}?`,
    issueWhole: 'Issue all drafts of the list?',
    issueText:
      'Each draft gets its number, in the order of the dates, and is booked. An issued invoice is corrected by a credit note. What cannot be issued stays a draft, with the reason.',
    alsoSend: 'Send each invoice by e-mail as soon as its PDF is ready',
    issue: 'Issue',
    sendTitle: (count) => `Send ${documents(count)} by e-mail?`,
    sendWhole: 'Send everything that was not sent yet?',
    sendText:
      'Each invoice goes to its customer’s billing contact, with the usual message. An invoice already sent does not go again.',
    send: 'Send',
  },
  page: {
    title: { issue: 'Bulk issue', send: 'Bulk sending', print: 'Bulk printing' },
    back: 'Sales',
    startedBy: (name, when) => `Started by ${name}, ${when}.`,
    treated: (done, refused, left) =>
      [`${done} done`, `${refused} refused`, ...(left > 0 ? [`${left} left`] : [])].join(', '),
    stopping: 'Stops after the document at hand.',
    pictures: (made, total) => `PDFs ready: ${made} of ${total}`,
    mails: (count) => `e-mails in the outbox: ${count}`,
    download: (part, parts) =>
      parts === 1 ? 'Download the PDFs and addresses (ZIP)' : `Download part ${part} of ${parts} (ZIP)`,
    together: {
      download: 'Download one PDF',
      duplex: 'Double-sided: each document begins on a new sheet',
      list: 'List of the documents first, to tick off',
    },
    filter: { all: 'All', done: 'Done', refused: 'Refused', waiting: 'Waiting', left: 'Left' },
    columns: {
      document: 'Document',
      customer: 'Customer',
      issuedOn: 'Date',
      amount: 'Amount incl. VAT',
      result: 'Result',
    },
    result: { waiting: 'Waiting', done: 'Done', refused: 'Refused', left: 'Left' },
    list: 'Documents of the run',
    discarded: 'Draft thrown away',
    draft: 'Draft',
    changed: 'Somebody changed it since you selected it. Read it again, then issue it.',
    failed: 'This document no longer exists, or could not be processed.',
    noItems: 'No document in this state.',
  },
  print: {
    name: 'documents',
    file: 'file',
    customer: 'customer',
    number: 'number',
    address: (count) => Array.from({ length: count }, (_, index) => `address_${index + 1}`),
    addresses: 'addresses.csv',
    list: {
      title: 'Documents to print',
      part: (from, to, total) =>
        from === 1 && to === total ? documents(total) : `Documents ${from} to ${to} of ${total}`,
      head: ['No.', 'Document', 'Customer', 'Pages'],
    },
  },
};
