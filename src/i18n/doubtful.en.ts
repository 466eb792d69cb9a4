import type { doubtful as french } from './doubtful.fr.ts';

/** Doubtful claims beside invoices; the copy of an unpaid invoice. */
export const doubtful: typeof french = {
  action: 'Mark as doubtful',
  title: 'Mark the claim as doubtful',
  text: 'It is followed and reminded as before. At the next closing it goes to 416 and you choose its impairment.',
  reason: 'Why',
  reasons: {
    insolvency: 'Insolvency',
    age: 'Age',
    dispute: 'Dispute',
    other: 'Another reason',
  },
  note: 'Detail',
  noteHint: 'Example: receivership opened on 3 November 2026.',
  submit: 'Mark as doubtful',
  done: 'The claim is marked as doubtful.',
  lift: 'Lift the doubt',
  lifted: 'The claim is not doubtful any more.',
  marked: (reason, day) => `Doubtful claim since ${day} (${reason.toLowerCase()})`,
  copyTitle: 'Copy of the unpaid invoice',
  copyText: (net, vat) =>
    `A loss of ${net} without tax; ${vat} of VAT comes back once this copy is sent to the customer (CGI art. 272).`,
  copyMake: 'Make the copy',
  copyOpen: (day) => `Copy made on ${day}`,
  copyNoPdf: 'The invoice has no PDF. Attach it to make the copy.',
};
