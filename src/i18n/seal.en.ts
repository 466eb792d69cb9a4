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
    text: 'Reads everything that is sealed again: contents, PDFs, signatures, numbers and closings.',
    run: 'Verify now',
    never: 'No verification was asked for here yet.',
    running: 'Verifying',
    links: (count) => n(count, 'link', 'links'),
    sound: 'All is sound',
    faults: (count) => n(count, 'fault', 'faults'),
    failed: 'The verification did not come to its end. Run it again.',
    what: (documents, pdfs, payments, closings) =>
      `${n(documents, 'document', 'documents')}, ${n(pdfs, 'PDF', 'PDFs')}, ${n(payments, 'payment', 'payments')}, ${n(closings, 'closing', 'closings')}`,
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
  },
  key: {
    title: 'Public key',
    text: 'Tell this fingerprint to your accountant or to an auditor: it shows that an archive truly comes from you.',
    fingerprint: 'Key fingerprint (SHA-256)',
    head: 'Head of the chain',
    headText: (sequence, at) =>
      `Link ${sequence}, ${at}. Noted elsewhere, it shows a chain that was made anew.`,
    copy: 'Copy',
    copied: 'Copied',
  },
  archives: {
    title: 'Archives',
    text: 'Documents (PDF, XML), seals and closings, with a verifier that does not need Encaisse. To be kept ten years, in two places.',
    year: (year) => `Year ${year}`,
    all: 'Everything',
  },
};
