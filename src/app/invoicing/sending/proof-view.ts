import { firstDueOn, isInvoice } from '../../../core/invoicing/index.ts';
import { documentSubject } from '../../../i18n/document-mail.ts';
import { formatDocumentDate, formatDocumentMoney } from '../../../i18n/format-document.ts';
import { formatInstantExact, type Locale } from '../../../i18n/format.ts';
import { sendingProofWords } from '../../../i18n/sending-proof.ts';
import { wireDate } from '../../../contract/wire.ts';
import type { IssuedDocument } from '../store/issued.ts';
import { mailSteps } from '../sending-contract.ts';
import type { Step } from './read-trail.ts';

export type SealedAs = {
  readonly of: 'invoice' | 'picture';
  readonly sequence: string;
  readonly hash: string;
  readonly at: string;
};

export type ProofFacts = {
  readonly language: Locale;
  readonly timeZone: string;
  readonly now: string;
  readonly issued: IssuedDocument;
  readonly pdfSha256: string;
  readonly xmlSha256: string;
  /** The link of the invoice, then the one of its PDF, as far as they are made. */
  readonly links: readonly SealedAs[];
  readonly publicKey: string;
  readonly steps: readonly Step[];
  readonly letterhead: { readonly name: string; readonly legal: readonly string[] };
  readonly specimen: string;
};

type Line = { readonly label: string; readonly value: string; readonly code: boolean };

/** The view model of assets/layouts/proof.typ: sentences and rows, all written out. */
export const proofView = (facts: ProofFacts) => {
  const { language, issued, steps } = facts;
  const words = sendingProofWords(language);
  const { document, number, totals } = issued;
  const day = (date: string): string => formatDocumentDate(wireDate(date), language, 'long');
  const moment = (at: string): string => formatInstantExact(at, language, facts.timeZone);
  const kind = documentSubject(language, document.kind);
  const dueOn =
    isInvoice(document.kind) && document.kind !== 'credit_note' ? firstDueOn(document, totals) : null;
  const machines = steps.filter((step) => step.visit?.certainty === 'machine').length;
  const line = (label: string, value: string, code = false): Line => ({ label, value, code });
  return {
    language,
    title: words.title,
    number,
    specimen: facts.specimen,
    letterhead: facts.letterhead,
    reference: number,
    page: 'Page',
    printedAt: words.printedAt(moment(facts.now)),
    intro: words.intro(kind, number, document.buyer.name),
    document: {
      title: words.document.title,
      lines: [
        line(words.document.number, `${kind} ${number}`),
        line(words.document.customer, document.buyer.name),
        line(words.document.issuedOn, day(document.issuedOn)),
        ...(dueOn === null ? [] : [line(words.document.dueOn, day(dueOn))]),
        line(words.document.amount, formatDocumentMoney(totals.grossMinor, document.currency, language)),
      ],
    },
    digests: {
      title: words.digests.title,
      text: words.digests.text,
      lines: [
        line(words.digests.pdf, facts.pdfSha256, true),
        line(words.digests.xml, facts.xmlSha256, true),
        ...facts.links.map((link) =>
          line(
            `${words.digests.link[link.of](link.sequence)} (${words.digests.sealedAt(moment(link.at))})`,
            link.hash,
            true,
          ),
        ),
        ...(facts.publicKey === '' ? [] : [line(words.digests.publicKey, facts.publicKey, true)]),
      ],
    },
    steps: {
      title: words.steps.title,
      head: [words.steps.at, words.steps.what, words.steps.detail],
      none: words.steps.none,
      rows: steps
        .filter((step) => step.visit?.certainty !== 'machine')
        .map((step) => ({
          at: moment(step.at),
          what: words.steps.kinds[step.kind],
          mark: step.isResend && step.kind === 'queued' ? words.steps.resend : '',
          detail: detailOf(step, words.steps, day),
        })),
      machines: machines === 0 ? '' : words.steps.machines(machines),
    },
    // A public buyer's time for payment runs from receipt (CCP art. R2192-12): nothing is said of its due date.
    due: dueOn === null || document.buyer.kind === 'public_body' ? '' : words.due(day(dueOn)),
    limits: words.limits,
  };
};

const MAIL: ReadonlySet<string> = new Set(mailSteps);

const detailOf = (
  step: Step,
  words: ReturnType<typeof sendingProofWords>['steps'],
  day: (date: string) => string,
): string[] => {
  // What was noted beside it is ours.
  if (step.said !== null) return [words.said[step.said.how](step.by, day(step.said.on))];
  if (step.visit !== null) return [words.certainty[step.visit.certainty], words.from(step.visit.ip)];
  if (!MAIL.has(step.kind)) return step.by === '' ? [] : [step.by];
  return [
    ...(step.kind === 'queued' || step.kind === 'held' ? [words.to(step.to.join(', '))] : []),
    words.messageId(step.header),
    ...(step.detail === '' ? [] : [words.answer(step.detail)]),
  ];
};
