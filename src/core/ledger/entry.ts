import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import { isAccountCode, isItemised } from './accounts.ts';
import { isJournalCode } from './journals.ts';
import type { JournalCode } from './journals.ts';

/** One line of an entry: a debit or a credit, in minor units of the base currency. */
export type PostingDraft = {
  account: string;
  /** Whose item it is; needed on accounts settled item by item. */
  partyId?: string;
  debitMinor: bigint;
  creditMinor: bigint;
  /** Document currency; the base currency when missing. */
  currency?: Currency;
  /** In the document currency, signed: debit positive. debit − credit when missing. */
  amountMinor?: bigint;
  label?: string;
};

export type JournalEntryDraft = {
  journal: JournalCode;
  entryOn: PlainDate;
  label: string;
  /** The document that proves it: invoice number, statement reference. */
  piece?: string;
  postings: PostingDraft[];
};

/** Debit − credit, in base minor units. */
export function signedMinor(posting: Pick<PostingDraft, 'debitMinor' | 'creditMinor'>): bigint {
  return posting.debitMinor - posting.creditMinor;
}

/** Puts a signed amount on its side: positive is a debit. */
export function sides(signed: bigint): { debitMinor: bigint; creditMinor: bigint } {
  return signed >= 0n ? { debitMinor: signed, creditMinor: 0n } : { debitMinor: 0n, creditMinor: -signed };
}

/**
 * What an entry must be before it is posted: two lines at least, each on one side, debits equal to credits in base
 * (PCG art. 911-2 and following), and equal in the document currency too when all lines share one.
 */
export function checkEntry(entry: JournalEntryDraft): Finding[] {
  const findings: Finding[] = [];
  if (!isJournalCode(entry.journal)) {
    findings.push(error('ledger.unknown-journal', { path: 'journal', params: { journal: entry.journal } }));
  }
  // The FEC cannot leave EcritureLib empty (LPF A47 A-1).
  if (entry.label.trim() === '') findings.push(error('ledger.label-missing', { path: 'label' }));
  if (entry.postings.length < 2) findings.push(error('ledger.too-few-lines', { path: 'postings' }));
  findings.push(...entry.postings.flatMap((posting, index) => checkPosting(posting, `postings.${index}`)));
  findings.push(...checkBalance(entry.postings));
  return findings;
}

function checkPosting(posting: PostingDraft, path: string): Finding[] {
  const { account, debitMinor, creditMinor, amountMinor } = posting;
  const findings: Finding[] = [];
  if (!isAccountCode(account)) {
    findings.push(error('ledger.unknown-account', { path: `${path}.account`, params: { account } }));
  } else if (isItemised(account) && !posting.partyId) {
    findings.push(error('ledger.party-missing', { path: `${path}.partyId`, params: { account } }));
  }
  if (debitMinor < 0n || creditMinor < 0n || (debitMinor === 0n) === (creditMinor === 0n)) {
    findings.push(error('ledger.one-side-only', { path }));
  }
  if (posting.currency !== undefined && amountMinor === undefined) {
    findings.push(error('ledger.currency-amount-missing', { path: `${path}.amountMinor` }));
  }
  const signed = signedMinor(posting);
  if (amountMinor !== undefined && (amountMinor > 0n !== signed > 0n || amountMinor < 0n !== signed < 0n)) {
    findings.push(error('ledger.currency-amount-sign', { path: `${path}.amountMinor` }));
  }
  return findings;
}

function checkBalance(postings: readonly PostingDraft[]): Finding[] {
  const debit = postings.reduce((sum, posting) => sum + posting.debitMinor, 0n);
  const credit = postings.reduce((sum, posting) => sum + posting.creditMinor, 0n);
  if (debit !== credit) {
    const params = {
      debitMinor: String(debit),
      creditMinor: String(credit),
      gapMinor: String(debit - credit),
    };
    return [error('ledger.unbalanced', { path: 'postings', params })];
  }
  const currency = postings[0]?.currency;
  const shared = currency !== undefined && postings.every((posting) => posting.currency === currency);
  const gap = postings.reduce((sum, posting) => sum + (posting.amountMinor ?? 0n), 0n);
  if (!shared || gap === 0n) return [];
  return [
    error('ledger.currency-unbalanced', { path: 'postings', params: { currency, gapMinor: String(gap) } }),
  ];
}

/**
 * Undoes a posted entry by its mirror: what stood in debit goes to credit. A posted entry is never edited or
 * deleted (C. com. R123-174); the date is the first open day when its own period is locked.
 */
export function reverseEntry(entry: JournalEntryDraft, on: PlainDate, label: string): JournalEntryDraft {
  const postings = entry.postings.map((posting) => ({
    ...posting,
    debitMinor: posting.creditMinor,
    creditMinor: posting.debitMinor,
    ...(posting.amountMinor === undefined ? {} : { amountMinor: -posting.amountMinor }),
  }));
  return { ...entry, entryOn: on, label, postings };
}
