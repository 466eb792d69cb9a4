import type { DunningDraft } from '../draft.ts';
import { epcQrPayload } from '../../party/index.ts';
import { parseBody } from '../fill.ts';
import type { Block } from '../fill.ts';
import { withBlocks } from '../mail/render-mail.ts';
import type { PaymentDetails, Signature } from '../mail/mail-input.ts';
import { letterSignature } from '../mail/signature.ts';
import { creditLabel, groupIban } from '../mail/table.ts';
import { money } from '../../money/index.ts';
import type { DocumentFormatter } from '../../invoicing/documents/formatter.ts';
import { chargesTable, type ChargesTable, type ShownClaim } from './charges-table.ts';
import type { LetterLabels } from './labels.ts';
import type { Addressee, Letterhead } from '../../invoicing/documents/letterhead.ts';

export type ReminderLetterInput = {
  language: 'fr' | 'en';
  draft: DunningDraft;
  /** Filled texts. */
  title: string;
  body: string;
  /** Our reference of this case, printed on every page. */
  reference: string;
  letterhead: Letterhead;
  addressee: Addressee;
  /** Late charges asked for on top; null: the letter claims none. */
  claim: ShownClaim | null;
  payment: PaymentDetails | null;
  signature: Signature;
  labels: LetterLabels;
  format: DocumentFormatter;
  specimen: boolean;
};

export type LetterTone = 'calm' | 'firm' | 'final';
/** Lateness as a shape and a colour beside the number of days. */
export type LateTone = 'none' | 'low' | 'mid' | 'high';

export type PaymentBlock = {
  title: string;
  rows: { label: string; value: string; link: boolean }[];
  /** null: no code, because the amount is not in euros or online payment is all there is. */
  qr: { caption: string; alt: string } | null;
};

/** What the layout `reminder` reads: strings only, nothing left to decide but places. */
export type ReminderLetter = {
  language: 'fr' | 'en';
  title: string;
  badge: string;
  tone: LetterTone;
  reference: string;
  references: string;
  placeAndDate: string;
  letterhead: Letterhead;
  address: readonly string[];
  blocks: Block[];
  table: {
    head: {
      number: string;
      issued: string;
      due: string;
      billed: string;
      settled: string;
      open: string;
      late: string;
    };
    rows: {
      number: string;
      issued: string;
      due: string;
      billed: string;
      settled: string;
      open: string;
      late: string;
      tone: LateTone;
    }[];
    /** False: nothing was paid on any, the column would be empty. */
    showSettled: boolean;
    credits: { label: string; amount: string }[];
    totalLabel: string;
    total: string;
    /** Not due yet, for information; null: nothing to tell. */
    upcoming: { title: string; rows: { number: string; due: string; open: string }[] } | null;
  };
  /** Where the block `charges` stands. */
  charges: ChargesTable | null;
  payment: PaymentBlock | null;
  signature: { name: string; role: string; contact: string };
  page: string;
  specimen: string;
};

/** The letter of a draft, and the payload of its QR code. */
export function reminderLetter(input: ReminderLetterInput): { data: ReminderLetter; qr: string | null } {
  const { draft, labels, format, addressee, signature } = input;
  const show = (minor: bigint): string => format.money(minor, draft.currency);
  const { block: payment, qr } = paymentBlock(input, draft.currency, draft.totalMinor);
  const showSettled = draft.items.some((item) => item.openMinor < item.amountMinor);
  return {
    qr,
    data: {
      language: input.language,
      title: input.title,
      badge: badge(draft, labels),
      tone: draft.kind === 'formal-notice' ? 'final' : draft.level >= 2 ? 'firm' : 'calm',
      reference: input.reference,
      references: [
        ...(addressee.customerCode === '' ? [] : [`${labels.customerRef} ${addressee.customerCode}`]),
        `${labels.caseRef} ${input.reference}`,
      ].join(' · '),
      placeAndDate: labels.placeAndDate(input.letterhead.place, format.longDate(draft.sendOn)),
      letterhead: input.letterhead,
      address: addressee.lines,
      blocks: withBlocks(parseBody(input.body), input.claim !== null),
      table: {
        head: {
          number: labels.number,
          issued: labels.issued,
          due: labels.due,
          billed: labels.billed,
          settled: labels.settled,
          open: labels.amount,
          late: labels.late,
        },
        rows: draft.items.map((item) => ({
          number: item.number,
          issued: item.issuedOn === null ? '' : format.date(item.issuedOn),
          due: format.date(item.dueOn),
          billed: show(item.amountMinor),
          settled: item.openMinor < item.amountMinor ? show(item.openMinor - item.amountMinor) : '',
          open: show(item.openMinor),
          late: item.daysLate > 0 ? labels.days(item.daysLate) : labels.notYetDue,
          tone: lateTone(item.daysLate),
        })),
        showSettled,
        credits: draft.credits.map((credit) => ({
          label: creditLabel(credit, labels, format),
          amount: show(-credit.minor),
        })),
        totalLabel: labels.total,
        total: show(draft.totalMinor),
        upcoming:
          draft.upcoming.length === 0
            ? null
            : {
                title: labels.upcoming,
                rows: draft.upcoming.map((item) => ({
                  number: item.number,
                  due: format.date(item.dueOn),
                  open: show(item.openMinor),
                })),
              },
      },
      charges: input.claim === null ? null : chargesTable(input.claim, labels.charges, format),
      payment,
      signature: letterSignature(signature),
      page: labels.page,
      specimen: input.specimen ? labels.specimen : '',
    },
  };
}

export function lateTone(daysLate: number): LateTone {
  if (daysLate <= 0) return 'none';
  return daysLate > 45 ? 'high' : daysLate > 14 ? 'mid' : 'low';
}

function badge(draft: DunningDraft, labels: LetterLabels): string {
  if (draft.kind === 'formal-notice') return labels.formalNotice;
  return draft.kind === 'pre-due' ? labels.announcement : labels.level(draft.level);
}

/** How to pay, and the code that fills in the transfer when it can be one (SEPA, euros). */
export function paymentBlock(
  input: Pick<ReminderLetterInput, 'payment' | 'labels' | 'format' | 'specimen'>,
  currency: DunningDraft['currency'],
  totalMinor: bigint,
): { block: PaymentBlock | null; qr: string | null } {
  const { payment, labels, format } = input;
  if (payment === null) return { block: null, qr: null };
  const code = epcQrPayload({
    beneficiary: payment.beneficiary,
    iban: payment.iban,
    bic: payment.bic,
    amount: money(totalMinor, currency),
    text: payment.reference,
  });
  // A specimen must not be payable.
  const qr = code.ok && !input.specimen ? code.value : null;
  const bic = payment.bic === null ? '' : ` · BIC\u00a0${payment.bic}`;
  return {
    qr,
    block: {
      title: labels.pay(format.money(totalMinor, currency)),
      rows: [
        ...(payment.url === null ? [] : [{ label: labels.online, value: payment.url, link: true }]),
        { label: labels.beneficiary, value: payment.beneficiary, link: false },
        { label: labels.transfer, value: `${groupIban(payment.iban)}${bic}`, link: false },
        { label: labels.reference, value: payment.reference, link: false },
      ],
      qr: qr === null ? null : { caption: labels.scan, alt: labels.qrAlt },
    },
  };
}
