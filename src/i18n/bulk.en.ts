import type { bulk as source } from './bulk.fr.ts';

const some = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const documents = (count: number): string => some(count, 'document', 'documents');
const drafts = (count: number): string => some(count, 'draft', 'drafts');

export const bulk: typeof source = {
  bar: {
    selected: documents,
    issue: 'Issue',
    send: 'Send by e-mail',
    print: 'Print',
    clear: 'Clear selection',
    tooMany: (limit) => `At most ${limit} documents at a time. Select fewer.`,
    all: (count) => `Select all (${count})`,
  },
  confirm: {
    issueTitle: (count) => `Issue ${drafts(count)}?`,
    issueText:
      'Each draft gets its number, in the order of the dates, and is booked. An issued invoice no longer changes: it is corrected by a credit note. What cannot be issued stays a draft, with the reason.',
    alsoSend: 'Send each invoice by e-mail as soon as its PDF is ready',
    sendTitle: (count) => `Send ${documents(count)} by e-mail?`,
    sendText:
      'Each invoice goes to its customer’s billing contact, with the usual message. An invoice already sent does not go again.',
    printTitle: (count) => `Prepare ${documents(count)} for printing?`,
    printText: 'You download the PDFs and the list of addresses.',
    issue: 'Issue, for good',
    send: 'Send',
    print: 'Prepare',
    cancel: 'Cancel',
  },
  page: {
    title: { issue: 'Bulk issue', send: 'Bulk sending', print: 'Bulk printing' },
    back: 'Documents',
    latest: 'Bulk runs',
    none: 'Select several documents in the list to issue, send or print them together.',
    startedBy: (name, when) => `Started by ${name}, ${when}`,
    state: { running: 'At work', done: 'Done', cancelled: 'Stopped' },
    stopping: 'Stops after the document at hand…',
    progress: (done, total) => `${done} of ${total}`,
    pictures: (done, total) => `PDFs ready: ${done} of ${total}`,
    mails: (count) => `E-mails in the outbox: ${count}`,
    stop: 'Stop',
    stopText: 'What is issued or sent stays so. The rest is left as it is.',
    download: (part, parts) =>
      parts === 1 ? 'Download the PDFs and addresses' : `Download part ${part} of ${parts}`,
    filter: { all: 'All', done: 'Done', refused: 'Refused', waiting: 'Waiting', left: 'Left' },
    columns: {
      position: 'No.',
      document: 'Document',
      customer: 'Customer',
      issuedOn: 'Date',
      amount: 'Amount incl. VAT',
      result: 'Result',
    },
    result: { waiting: 'Waiting', done: 'Done', refused: 'Refused', left: 'Left' },
    discarded: 'Draft thrown away',
    draft: 'Draft',
    noItems: 'No document in this state.',
    more: 'Show more',
  },
  print: {
    name: 'documents',
    file: 'file',
    customer: 'customer',
    number: 'number',
    address: (count) => Array.from({ length: count }, (_, index) => `address_${index + 1}`),
    addresses: 'addresses.csv',
  },
};
