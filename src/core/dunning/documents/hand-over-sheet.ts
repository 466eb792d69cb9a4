import type { PlainDate } from '../../calendar/index.ts';
import type { DocumentFormatter } from '../../invoicing/documents/formatter.ts';
import type { Letterhead } from '../../invoicing/documents/letterhead.ts';
import type { Currency } from '../../money/index.ts';
import type { ClaimLine } from '../../payments/index.ts';
import { chargesTable, type ChargesTable } from './charges-table.ts';
import type { ChargesLabels } from './charges-table.ts';

/** One debt of the claim: what was invoiced, what is left of it, what of that is contested. */
export type ClaimedItem = {
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly currency: Currency;
  readonly amountMinor: bigint;
  readonly openMinor: bigint;
  readonly contestedMinor: bigint;
};

/** What the customer has in hand of us: deducted from the principal of its currency. */
export type ClaimedCredit = {
  readonly number: string;
  readonly currency: Currency;
  readonly openMinor: bigint;
};

export type ClaimSumOf = {
  currency: Currency;
  /** What is owed and late, less credits. */
  principalMinor: bigint;
  interestMinor: bigint;
  indemnityMinor: bigint;
  totalMinor: bigint;
};

/** Principal, interest and indemnity, by currency; euros first met first. The indemnity is in euros (D441-5). */
export function claimSumsOf(
  items: readonly Pick<ClaimedItem, 'currency' | 'openMinor'>[],
  credits: readonly ClaimedCredit[],
  lines: readonly ClaimLine[],
  euro: Currency,
): ClaimSumOf[] {
  const sums = new Map<Currency, ClaimSumOf>();
  const of = (currency: Currency): ClaimSumOf => {
    const known = sums.get(currency) ?? {
      currency,
      principalMinor: 0n,
      interestMinor: 0n,
      indemnityMinor: 0n,
      totalMinor: 0n,
    };
    sums.set(currency, known);
    return known;
  };
  for (const item of items) of(item.currency).principalMinor += item.openMinor;
  for (const credit of credits) of(credit.currency).principalMinor -= credit.openMinor;
  for (const line of lines) {
    if (line.interestMinor > 0n) of(line.currency).interestMinor += line.interestMinor;
    if (line.indemnityMinor > 0n) of(euro).indemnityMinor += line.indemnityMinor;
  }
  for (const sum of sums.values()) {
    sum.totalMinor = sum.principalMinor + sum.interestMinor + sum.indemnityMinor;
  }
  return [...sums.values()];
}

export type HandOverLabels = {
  cover: { title: string; subtitle: (asOf: string) => string };
  claim: { title: string; subtitle: (asOf: string) => string };
  totals: {
    title: string;
    principal: string;
    interest: string;
    indemnity: string;
    total: string;
  };
  principal: {
    title: string;
    number: string;
    issued: string;
    due: string;
    billed: string;
    open: string;
    contested: string;
    credit: string;
    sum: string;
  };
  pieces: string;
  charges: ChargesLabels;
  page: string;
  specimen: string;
};

export type HandOverSheetInput = {
  language: 'fr' | 'en';
  asOf: PlainDate;
  reference: string;
  letterhead: Letterhead;
  items: readonly ClaimedItem[];
  credits: readonly ClaimedCredit[];
  lines: readonly ClaimLine[];
  sums: readonly ClaimSumOf[];
  isPublic: boolean;
  /** Who claims, and from whom: ready fields; an empty one is left out. */
  parties: readonly { title: string; fields: readonly { label: string; value: string }[] }[];
  pieces: readonly { path: string; what: string }[];
  notes: readonly { title: string; lines: readonly string[] }[];
  labels: HandOverLabels;
  format: DocumentFormatter;
  specimen: boolean;
};

type Field = { label: string; value: string };
type PrincipalRow = {
  number: string;
  issued: string;
  due: string;
  billed: string;
  open: string;
  contested: string;
};

/** What the layout `hand-over` reads: the cover page, or the computation. */
export type HandOverSheet = {
  language: 'fr' | 'en';
  title: string;
  subtitle: string;
  reference: string;
  letterhead: Letterhead;
  parties: { title: string; fields: Field[] }[];
  totals: { title: string; groups: { rows: Field[]; sum: Field }[] };
  principal: { title: string; head: PrincipalRow; rows: PrincipalRow[]; sums: Field[] } | null;
  charges: ChargesTable | null;
  pieces: { title: string; rows: { path: string; what: string }[] } | null;
  notes: { title: string; lines: string[] }[];
  page: string;
  specimen: string;
};

const shared = ({ language, reference, letterhead, labels, specimen }: HandOverSheetInput) => ({
  language,
  reference,
  letterhead,
  page: labels.page,
  specimen: specimen ? labels.specimen : '',
});

/** The page on top: who claims how much from whom, what is in the archive, and what a reader should know. */
export function handOverCover(input: HandOverSheetInput): HandOverSheet {
  const { labels, format, asOf } = input;
  return {
    ...shared(input),
    title: labels.cover.title,
    subtitle: labels.cover.subtitle(format.longDate(asOf)),
    parties: input.parties.map(({ title, fields }) => ({
      title,
      fields: fields.filter(({ value }) => value !== '').map((field) => ({ ...field })),
    })),
    totals: totalsOf(input),
    principal: null,
    charges: null,
    pieces: { title: labels.pieces, rows: input.pieces.map((piece) => ({ ...piece })) },
    notes: input.notes.map(({ title, lines }) => ({ title, lines: [...lines] })),
  };
}

/** The computation: every debt, every slice of interest, every indemnity, so that the sum can be done again. */
export function handOverClaim(input: HandOverSheetInput): HandOverSheet {
  const { labels, format, asOf, items, credits, sums, isPublic, lines } = input;
  const words = labels.principal;
  const show = (minor: bigint, currency: Currency): string => format.money(minor, currency);
  return {
    ...shared(input),
    title: labels.claim.title,
    subtitle: labels.claim.subtitle(format.longDate(asOf)),
    parties: [],
    totals: totalsOf(input),
    principal: {
      title: words.title,
      head: {
        number: words.number,
        issued: words.issued,
        due: words.due,
        billed: words.billed,
        open: words.open,
        contested: words.contested,
      },
      rows: [
        ...items.map((item) => ({
          number: item.number,
          issued: format.date(item.issuedOn),
          due: format.date(item.dueOn),
          billed: show(item.amountMinor, item.currency),
          open: show(item.openMinor, item.currency),
          contested: item.contestedMinor === 0n ? '' : show(item.contestedMinor, item.currency),
        })),
        ...credits.map((credit) => ({
          number: credit.number,
          issued: words.credit,
          due: '',
          billed: '',
          open: show(-credit.openMinor, credit.currency),
          contested: '',
        })),
      ],
      sums: sums.map((sum) => ({ label: words.sum, value: show(sum.principalMinor, sum.currency) })),
    },
    charges: chargesTable({ asOf, isPublic, lines }, labels.charges, format),
    pieces: null,
    notes: [],
  };
}

function totalsOf({ sums, labels, format }: HandOverSheetInput): HandOverSheet['totals'] {
  const words = labels.totals;
  return {
    title: words.title,
    groups: sums.map((sum) => {
      const show = (minor: bigint): string => format.money(minor, sum.currency);
      return {
        rows: [
          { label: words.principal, value: show(sum.principalMinor) },
          ...(sum.interestMinor === 0n ? [] : [{ label: words.interest, value: show(sum.interestMinor) }]),
          ...(sum.indemnityMinor === 0n ? [] : [{ label: words.indemnity, value: show(sum.indemnityMinor) }]),
        ],
        sum: { label: words.total, value: show(sum.totalMinor) },
      };
    }),
  };
}
