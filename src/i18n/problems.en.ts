import type { ProblemTexts } from './problems.fr.ts';

export const problemsEn: ProblemTexts = {
  'request.invalid': {
    title: 'Incomplete entry',
    detail: (p) =>
      p['path']
        ? `The field “${p['path']}” is not valid. Correct it and try again.`
        : 'A field is not valid. Correct it and try again.',
  },
  'request.idempotency-key-missing': {
    title: 'Missing operation key',
    detail: 'Add the Idempotency-Key header: it makes sure the operation is done only once.',
  },
  'request.idempotency-key-reused': {
    title: 'Operation key already used',
    detail: 'This key served another request. Try again with a new key.',
  },
  'request.origin-refused': {
    title: 'Request refused',
    detail: 'This request comes from another site. Open Encaisse directly and try again.',
  },
  'request.plain-http-refused': {
    title: 'Unprotected connection',
    detail: 'From another computer Encaisse answers over https only. Set ENCAISSE_URL to an https address.',
  },
  'request.too-large': { title: 'Request too large', detail: 'Send less data at a time.' },
  'request.too-many': { title: 'Too many requests', detail: 'Wait a minute and try again.' },
  'request.not-found': { title: 'Unknown address', detail: 'There is nothing at this address.' },
  'access.signed-out': { title: 'You are signed out', detail: 'Sign in and try again.' },
  'access.forbidden': {
    title: 'Missing right',
    detail: 'Your role does not allow this. Ask the account owner for the right.',
  },
  'access.wrong-password': {
    title: 'Sign-in refused',
    detail: 'The address or the password does not match. Check both and try again.',
  },
  'access.locked': {
    title: 'Account locked for a while',
    detail: 'Too many attempts failed. Wait fifteen minutes and try again.',
  },
  'access.setup-token-needed': {
    title: 'First-visit code',
    detail: 'From another computer, enter the code shown in the console where Encaisse was started.',
  },
  'access.already-set-up': {
    title: 'Encaisse is already set up',
    detail: 'Sign in with your e-mail address and password.',
  },
  'access.weak-password': {
    title: 'Password too simple',
    detail: 'Choose at least 12 characters that are neither your name nor a common password.',
  },
  'access.email-taken': {
    title: 'Address already used',
    detail: 'An account with this e-mail address exists already.',
  },
  'access.last-owner': {
    title: 'Last owner',
    detail: 'A company keeps at least one owner. Name another one first.',
  },
  'access.no-organization': { title: 'No company open', detail: 'Create or choose a company and try again.' },
  'access.other-company': {
    title: 'Another company is open',
    detail: 'Another window opened another company. Nothing was recorded. Reload this page and try again.',
  },
  'edit.conflict': {
    title: 'Changed meanwhile',
    detail: 'Somebody else changed this record. Reload it and make your change again.',
  },
  'record.not-found': { title: 'Not found', detail: 'This does not exist, or no longer does.' },
  'record.refused': { title: 'Not recorded', detail: 'Correct the points below and try again.' },
  'organization.not-demo': {
    title: 'Cannot be deleted',
    detail: 'Only a sample company can be erased. The books of a real company are kept.',
  },
  'organization.quarantined': {
    title: 'Restored copy, sending suspended',
    detail: 'This database comes from a backup. Confirm in Settings that it is the one at work, then send.',
  },
  'mail.not-configured': {
    title: 'No sending account',
    detail: 'Set the mail server in Settings › E-mail. Until then messages stay in the Outbox.',
  },
  'mail.refused': {
    title: 'The mail server refused',
    detail: (p) => `Its answer: “${p['answer'] ?? ''}”. Check the server address, user name and password.`,
  },
  'file.refused': {
    title: 'File refused',
    detail: 'This file cannot be read. The detail below says why and what to do.',
  },
  'file.empty': { title: 'Empty file', detail: 'This file contains nothing. Export it again and retry.' },
  'file.too-large': {
    title: 'File too large',
    detail: (p) =>
      `The limit is ${p['limit'] ?? '64'} MB. Export a shorter period, or cut the file in several.`,
  },
  'upload.missing': { title: 'No file', detail: 'Choose a file and try again.' },
  'import.busy': {
    title: 'An import is already running',
    detail: 'Wait until it ends, or cancel it, and try again.',
  },
  'bank.line-decided': {
    title: 'Line already decided',
    detail: (p) => `${p['by'] || 'Somebody'} was faster. Reload the list; undo that decision if it is wrong.`,
  },
  'bank.line-waiting': {
    title: 'Nothing to undo',
    detail: 'This line already waits for a decision.',
  },
  'bank.proposal-stale': {
    title: 'Proposal out of date',
    detail: 'One of the invoices was paid meanwhile. Reload the list, then choose again.',
  },
  'bank.still-matching': {
    title: 'Matching in progress',
    detail:
      'This statement is still being compared with the open invoices. Wait for the end, then try again.',
  },
  'bank.import-needed': {
    title: 'Another statement rests on this one',
    detail: (p) =>
      `The file “${p['name'] ?? ''}”, imported later, left out the lines both have. Undo that one first.`,
  },
  'payments.given-back': {
    title: 'Payment given back since',
    detail:
      'A report of your provider says that this payment was refunded or disputed. Undo that report first.',
  },
  'mailbox.refused': {
    title: 'The mailbox does not answer as expected',
    detail: (p) =>
      `It says: “${p['answer'] ?? ''}”. Check the server, the user, the password and the folder.`,
  },
  'bank.batch-received': {
    title: 'This batch has arrived at the bank',
    detail: 'Undo the bank line that received it first, then try again.',
  },
  'bank.payment-returned': {
    title: 'Payment returned since',
    detail: 'The bank took this money back. Undo the line of the return first, then this payment.',
  },
  'import.not-ready': {
    title: 'Import not ready yet',
    detail: 'First say what each column means, then run the check.',
  },
  'report.too-long': {
    title: 'Report too long for a PDF',
    detail: 'Choose a shorter period, or the Excel or CSV format.',
  },
  'storage.full': {
    title: 'Disk full',
    detail: 'Nothing was half recorded. Free some disk space and try again.',
  },
  'storage.unreachable': {
    title: 'Database unreachable',
    detail: 'Your entry is not recorded. Wait a moment: Encaisse reconnects by itself. Then try again.',
  },
  'server.failed': {
    title: 'Internal error',
    detail: (p) =>
      `Nothing was half recorded. Try again; if it comes back, report the reference ${p['reference'] ?? ''}.`,
  },
};
