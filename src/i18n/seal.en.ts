import { counted } from './plural.ts';
import type { seal as french } from './seal.fr.ts';

const n = (count: number, one: string, other: string): string => counted('en', count, { one, other });

export const seal: typeof french = {
  title: 'Closings and seal',
  text: 'Every document issued, every payment and every closing is sealed: nothing in them can change without showing.',
  empty: 'Nothing is sealed yet',
  emptyText:
    'The chain begins with the first invoice you issue. Closings of each day, month and year are then made by themselves.',
  check: {
    title: 'Verification',
    text: 'Reads everything that is sealed again: contents, PDFs, signatures, numbers, closings, and the audit trail.',
    run: 'Verify now',
    never: 'No verification was asked for here yet.',
    running: 'Verifying',
    links: (count) => n(count, 'link', 'links'),
    sound: 'All is sound',
    faults: (count) => n(count, 'fault', 'faults'),
    failed: 'The verification did not come to its end. Run it again.',
    what: (documents, pdfs, payments, closings, acts) =>
      `${n(documents, 'document', 'documents')}, ${n(pdfs, 'PDF', 'PDFs')}, ${n(payments, 'payment', 'payments')}, ${n(closings, 'closing', 'closings')}, ${n(acts, 'act', 'acts')}`,
    list: 'Faults found',
  },
  closings: {
    title: 'Closings',
    text: 'Made by themselves at the beginning of the next day. The perpetual total never goes back to zero.',
    none: 'The first closing will be made at the beginning of the next day.',
    periods: { day: 'Days', month: 'Months', year: 'Years' },
    choose: 'Closings shown',
    list: 'Closings',
    documents: (count) => n(count, 'document', 'documents'),
    total: 'Total incl. VAT',
    perpetual: 'Perpetual total',
    anchor: 'Copy the anchor',
  },
  unreadable: {
    title: 'The key that signs cannot be opened: nothing can be issued',
    text: 'This database was restored without its “secrets” folder. Put it back and start Encaisse again. If it is lost, open a new key below: the chain goes on, without a gap.',
  },
  anchor: {
    title: 'Anchor to keep elsewhere',
    text: 'One line that says where the chain stands. Mail it to yourself, or to your accountant, at each closing: if somebody made the whole chain anew, it would show.',
    now: 'Anchor of today',
    place: (sequence, at) =>
      `Link ${sequence}, ${at}. To be verified later by “./encaisse verify --anchor” or the verifier of an archive.`,
    mail: 'Send by e-mail',
    subject: (name) => `Anchor of the seal – ${name}`,
    body: (line) => `To be kept: this line says where the chain of issued documents stood.\n\n${line}\n`,
  },
  key: {
    title: 'Signing key',
    text: 'Tell this fingerprint to your accountant or to an auditor: it shows that an archive truly comes from you.',
    fingerprint: 'Key fingerprint (SHA-256)',
    copy: 'Copy',
    copied: 'Copied',
    open: 'Open a new key…',
    list: 'Keys that followed each other',
    from: (link, number) => (number === null ? `From link ${link} on` : `From ${number} on (link ${link})`),
    first: 'The first key of the company.',
    because: (at, reason) => `Opened ${at}. Reason: “${reason}”.`,
    endorsed: 'Signed by the old one too',
    unendorsed: 'Without the old key',
  },
  newKey: {
    title: 'Open a new key',
    withOld:
      'The new key will sign all that follows. The old one still signs the succession, then is used no more. The chain and the numbers go on without a gap.',
    withoutOld:
      'The new key will sign all that follows, and the chain will say for ever that the old one was gone. Look for the “secrets” folder in your backups first. What is sealed already can still be verified.',
    reason: 'Reason',
    reasonText: 'Sealed in the chain, read by whoever verifies it.',
    confirm: 'Open the new key',
    done: 'The new key signs from now on. Tell its new fingerprint, and back up the “secrets” folder.',
  },
  archives: {
    title: 'Archives',
    text: 'Documents (PDF, XML), seals and closings, with a verifier that does not need Encaisse. To be kept ten years, in two places.',
    year: (year) => `Year ${year}`,
    all: 'Everything',
  },
};
