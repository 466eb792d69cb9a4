import type { inbox as french } from './inbox.fr.ts';

export const inbox: typeof french = {
  actor: 'Reply mailbox',
  mailbox: {
    label: 'Answers by e-mail',
    title: 'Answers of customers by e-mail',
    text: 'Encaisse reads the mailbox where customers answer your reminders and invoices. It is read and never changed: nothing is marked, moved or deleted.',
    on: 'Read this mailbox every minute',
    since: (day) => `E-mails that arrived since ${day} are read.`,
    saved: 'The reply mailbox is saved.',
    tested: (count) =>
      count === 0
        ? 'The connection works. No recent e-mail in this folder.'
        : count === 1
          ? 'The connection works. 1 recent e-mail in this folder.'
          : `The connection works. ${count} recent e-mails in this folder.`,
    removeText: 'Its password is erased and it is not read any more. Answers that came stay here.',
    removed: 'The reply mailbox is forgotten.',
  },
  list: 'Answers',
  mail: 'E-mail',
  page: 'Customer page',
  unread: 'To read',
  readOnes: 'Read',
  toSort: 'To sort',
  noSubject: '(no subject)',
  back: 'All answers',
  pick: 'Choose an answer',
  kinds: {
    reply: 'Answer',
    automatic: 'Automatic answer',
    bounce: 'Not delivered',
    delayed: 'Delivery delayed',
    delivered: 'Delivered',
  },
  proposals: {
    promise: 'Payment announced',
    paid: 'Says it is paid',
    dispute: 'Contests',
    'wrong-person': 'Another contact',
    absence: 'Away',
    'not-received': 'Invoice not received',
    acknowledgement: 'Acknowledgement',
  },
  categories: {
    goods: 'goods or service not as agreed',
    quantity: 'quantity',
    price: 'price or amount',
    delivery: 'not delivered',
    duplicate: 'invoiced twice',
    credited: 'already credited',
    order: 'purchase order missing',
    other: 'reason to be told',
  },
  answersTo: (subject) => `In answer to “${subject}”`,
  foundBy: {
    thread: 'Known by the conversation.',
    address: 'Known by the sender’s address.',
    person: 'Sorted by hand.',
  },
  remarks: {
    'too-large':
      'This e-mail exceeds 30 MB: only its subject and sender were read. Open it in your mail program.',
    refused:
      'Your mail server did not hand this e-mail over: only its subject and sender were read. Open it in your mail program.',
    unreadable:
      'This e-mail is damaged or made not to be read. Open it in your mail program if you know the sender.',
    'too-long': 'This e-mail is very long: only its beginning is shown. The original is whole.',
    winmail:
      'An attachment is in Outlook’s own format (winmail.dat). Ask the customer to send it again as PDF.',
    attachments: 'This e-mail has more than fifty attachments: the first are kept. The original is whole.',
  },
  quoted: 'Quoted messages',
  attachments: 'Attachments',
  source: 'Original (.eml)',
  emptyText: 'This e-mail has no text.',
  proposed: 'What this e-mail says, by the rules',
  proposedHint: 'Nothing is done without you.',
  nothingProposed:
    'The rules recognised nothing. Read it, then mark it as read: the next reminder waits until then.',
  automaticHint: 'Written by a program: it holds no reminder back.',
  acknowledgementHint: 'The customer acknowledges, and announces nothing.',
  says: {
    on: (day) => `for ${day}`,
    paidOn: (day) => `on ${day}`,
    until: (day) => `until ${day}`,
    reference: (reference) => `reference ${reference}`,
    noDay: 'without a day',
    share: (numerator, denominator) =>
      denominator === 2
        ? 'half of what is owed'
        : denominator === 100
          ? `${String(numerator)}% of what is owed`
          : `${String(numerator)}/${String(denominator)} of what is owed`,
  },
  accept: {
    promise: 'Note the promise',
    paid: 'Pause for seven days',
    dispute: 'Open the dispute',
    'wrong-person': 'Add the contact',
    absence: 'Pause until they are back',
    'not-received': 'Send the invoice again',
  },
  accepted: {
    promise: 'The promise is noted: no reminder before that day.',
    paid: 'The invoices rest, time to look for the payment.',
    dispute: 'The dispute is open: this part is not reminded any more.',
    'wrong-person': 'The contact is added.',
    absence: 'Reminders to this customer wait until they are back.',
    'not-received': 'The invoice is sent again, the very same.',
  },
  done: (by, at) => `Done by ${by}, ${at}`,
  fields: {
    dueOn: 'Day of payment',
    amount: 'Amount',
    items: 'Invoices',
    item: 'Invoice',
    untilOn: 'Until',
    reason: 'Reason',
    name: 'Name',
    email: 'E-mail address',
    dateNeeded: 'Give a day.',
    amountNeeded: 'Give an amount.',
    itemNeeded: 'Choose at least one invoice.',
    emailNeeded: 'Give an e-mail address.',
    itemLine: (number, open, due) => `${number} · ${open} · due ${due}`,
  },
  noItems: 'This customer owes nothing today.',
  noDocument: 'This invoice was not issued here: send it from your earlier program.',
  reasons: {
    paid: (on, reference) =>
      [
        'The customer says it is paid',
        on === '' ? '' : ` on ${on}`,
        reference === '' ? '' : ` (${reference})`,
      ].join(''),
    absence: (name) => `${name === '' ? 'The customer' : name} is away`,
  },
  sort: {
    title: 'Which customer is this e-mail from?',
    hint: 'The address is none of your contacts’, or several contacts’.',
    search: 'Look for a customer',
    attach: 'Sort to this customer',
    attached: (name) => `Sorted to ${name}.`,
    discard: 'Discard',
    discarded: 'The e-mail is discarded. It stays in your mailbox.',
    none: 'No customer of this name.',
    proposed: 'Most likely',
    names: (name, number) => `${name} (names ${number})`,
    domain: (name) => `${name} (same domain)`,
    other: 'Another customer',
  },
  bounce: {
    about: (subject) => `About “${subject}”`,
    text: (address) =>
      `${address} receives no e-mail. It is not used until the contact is repaired; the reminder step is to be done again, by letter if you prefer.`,
    repair: 'Repair the contact',
    letter: 'Prepare reminders',
  },
  markRead: 'Mark as read',
  marked: 'The e-mail is marked as read.',
  keys: {
    attach: 'Sort to the first customer proposed',
    discard: 'Discard',
    accept: 'Accept the proposal',
    read: 'Mark as read',
    browse: 'Browse',
  },
  empty: 'No answer',
  emptyHint: 'Answers come here when a customer answers on the page of an invoice, or by e-mail.',
  look: 'Read e-mails now',
  looking: 'The mailbox is being read.',
  connect: 'Read my mailbox',
};
