import { hasSirens, isFrance } from '../party/index.ts';
import { legalMentions } from '../invoicing/index.ts';
import type { Document, Mention, MentionKey } from '../invoicing/index.ts';
import type { Currency } from '../money/index.ts';
import { leadingComments } from './document-lines.ts';
import type { ENote } from './model.ts';
import { present } from './present.ts';

/** UNTDID 4451: recovery fee, late penalties, discount (BR-FR-05); treatment (BR-FR-20); general information. */
const SUBJECTS: Partial<Record<MentionKey, string>> = {
  'recovery-indemnity': 'PMT',
  'late-penalties': 'PMD',
  'late-penalties-public': 'PMD',
  'early-payment': 'AAB',
  'no-early-payment': 'AAB',
};
const GENERAL = 'AAI';

/** Said by other terms of the invoice: parties, delivery, nature, exemption, preceding invoices. */
const ELSEWHERE: ReadonlySet<MentionKey> = new Set<MentionKey>([
  'seller-identity',
  'customer-siren',
  'customer-vat',
  'supplied-on',
  'supply-period',
  'delivery-address',
  'nature-goods',
  'nature-services',
  'nature-mixed',
  'vat-exemption',
]);

/**
 * BG-1: the mentions of the law with their subjects, each of PMT, PMD and AAB exactly once (BR-FR-05, BR-FR-06) whoever
 * the customer is, the treatment BAR, then what the document says itself. The sentences come from the caller.
 */
export function notesOf(document: Document, base: Currency, say: (mention: Mention) => string): ENote[] {
  const { mentions } = legalMentions(document, base);
  const said = mentions
    .filter((mention) => !ELSEWHERE.has(mention.key))
    .map((mention): ENote => ({ subject: SUBJECTS[mention.key] ?? GENERAL, text: say(mention) }));
  const required = (['PMT', 'PMD', 'AAB'] as const)
    .filter((subject) => !said.some((note) => note.subject === subject))
    .map((subject): ENote => ({
      subject,
      text: say({ key: requiredKey(subject, document), params: { rate: document.seller.lateRate } }),
    }));
  const own = [document.title, document.intro, ...leadingComments(document), document.closing]
    .flatMap((text) => present(text) ?? [])
    .map((text): ENote => ({ subject: GENERAL, text }));
  return [...said, ...required, { subject: 'BAR', text: treatment(document) }, ...own].filter(
    (note) => note.text !== '',
  );
}

function requiredKey(subject: 'PMT' | 'PMD' | 'AAB', { buyer }: Document): MentionKey {
  if (subject === 'AAB') return 'no-early-payment';
  if (buyer.kind === 'individual') return 'not-professional';
  if (subject === 'PMT') return 'recovery-indemnity';
  return buyer.kind === 'public_body' ? 'late-penalties-public' : 'late-penalties';
}

/**
 * Which flow of the reform the document belongs to (BR-FR-20). From platform to platform go invoices between those who are
 * established in France (CGI art. 289 bis, I), where platforms find a company by its SIREN; not Monaco, unless registered.
 */
function treatment({ buyer }: Document): string {
  const { country } = buyer.address;
  if (buyer.kind === 'individual') return isFrance(country) ? 'B2C' : 'B2CINT';
  return hasSirens(country) || (isFrance(country) && buyer.siren !== '') ? 'B2B' : 'B2BINT';
}
