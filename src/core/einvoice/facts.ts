import { parseDecimal, printShort } from '../money/index.ts';
import type { EInvoice, EParty, ETotals, Syntax } from './model.ts';
import { hasIbanShape } from './read-values.ts';
import type { ReadDocument } from './read-einvoice.ts';
import type { StatusMessage } from './status-message.ts';

/**
 * What a document says, flat and comparable whatever its syntax: days in ISO, amounts as plain decimals without zeros
 * at the end, texts on one line. What is not said has no key.
 */
export type PartyFacts = {
  readonly name?: string;
  readonly legal_id?: string;
  readonly legal_scheme?: string;
  readonly vat_id?: string;
  readonly tax_no?: string;
  readonly country?: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly endpoint?: string;
  readonly endpoint_scheme?: string;
};

export type InvoiceFacts = {
  readonly syntax: Syntax;
  readonly guideline?: string;
  readonly process?: string;
  readonly number?: string;
  readonly type?: string;
  readonly issue_date?: string;
  readonly due_date?: string;
  readonly currency?: string;
  readonly tax_currency?: string;
  readonly seller?: PartyFacts;
  readonly buyer?: PartyFacts;
  readonly buyer_reference?: string;
  readonly order_ref?: string;
  readonly delivery_date?: string;
  readonly preceding?: readonly string[];
  readonly ibans?: readonly string[];
  readonly note_codes?: readonly string[];
  readonly lines: number;
  /** lines, allowances, charges, tax_basis, tax, tax_accounting, grand, prepaid, rounding, due. */
  readonly totals?: Readonly<Record<string, string>>;
  /** Category, rate, base, tax. */
  readonly vat?: readonly (readonly [string, string, string, string])[];
};

export type StatusFacts = {
  readonly syntax: 'CDAR';
  readonly guideline?: string;
  readonly number?: string;
  readonly issue_date?: string;
  readonly status?: string;
  readonly invoice?: string;
  readonly invoice_type?: string;
  readonly invoice_date?: string;
  readonly reasons?: readonly string[];
};

const oneLine = (text: string | undefined): string | undefined =>
  text?.replaceAll(/\s+/g, ' ').trim() || undefined;

const plain = (amount: string | undefined): string | undefined => {
  if (amount === undefined || amount === '') return undefined;
  const value = parseDecimal(amount);
  return value === null ? amount : printShort(value);
};

const unlessZero = (amount: string | undefined): string | undefined => {
  const text = plain(amount);
  return text === '0' ? undefined : text;
};

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** Without the keys of what was not said. */
const known = <T extends object>(facts: T): T =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => !isEmpty(value))) as T;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const partyFacts = (party: EParty): PartyFacts =>
  known<PartyFacts>({
    name: oneLine(party.name),
    legal_id: oneLine(party.legalId?.value),
    legal_scheme: party.legalId?.scheme,
    vat_id: oneLine(party.vatId),
    tax_no: oneLine(party.taxNumber),
    country: party.address?.country,
    postcode: oneLine(party.address?.postalCode),
    city: oneLine(party.address?.city),
    endpoint: oneLine(party.endpoint?.value),
    endpoint_scheme: party.endpoint?.scheme,
  });

const totalsFacts = (totals: ETotals): Readonly<Record<string, string>> =>
  known({
    lines: plain(totals.lines),
    allowances: unlessZero(totals.allowances),
    charges: unlessZero(totals.charges),
    tax_basis: plain(totals.net),
    tax: plain(totals.tax),
    tax_accounting: plain(totals.taxInAccountingCurrency),
    grand: plain(totals.gross),
    prepaid: unlessZero(totals.prepaid),
    rounding: unlessZero(totals.rounding),
    due: plain(totals.due),
  }) as Record<string, string>;

const vatFacts = (invoice: EInvoice): [string, string, string, string][] =>
  invoice.vat
    .map(({ category, rate, base, tax }): [string, string, string, string] => [
      category,
      plain(rate) ?? '',
      plain(base) ?? '',
      plain(tax) ?? '',
    ])
    .toSorted((a, b) => byText(a.join('\u0000'), b.join('\u0000')));

/** CII tells IBANs from other accounts; UBL has one place for all. */
const accounts = (invoice: EInvoice, syntax: Syntax): string[] =>
  invoice.payment.means.flatMap(({ account, accountSaidToBe }) => {
    if (account === undefined) return [];
    const isIban = accountSaidToBe === undefined ? hasIbanShape(account) : accountSaidToBe === 'iban';
    return isIban || syntax !== 'CII' ? [oneLine(account)!] : [];
  });

const invoiceFacts = (invoice: EInvoice, syntax: Syntax): InvoiceFacts =>
  known<InvoiceFacts>({
    syntax,
    guideline: oneLine(invoice.guideline),
    process: oneLine(invoice.process),
    number: oneLine(invoice.number),
    type: oneLine(invoice.type),
    issue_date: invoice.issuedOn || undefined,
    due_date: invoice.payment.dueOn,
    currency: oneLine(invoice.currency),
    tax_currency: invoice.accountingCurrency,
    seller: partyFacts(invoice.seller),
    buyer: partyFacts(invoice.buyer),
    buyer_reference: oneLine(invoice.references.buyerReference),
    order_ref: oneLine(invoice.references.purchaseOrder),
    delivery_date: invoice.delivery?.on,
    preceding: invoice.references.preceding.flatMap((one) => oneLine(one.number) ?? []),
    ibans: accounts(invoice, syntax),
    note_codes: invoice.notes.flatMap((one) => one.subject ?? []).toSorted(byText),
    lines: invoice.lines.length,
    totals: totalsFacts(invoice.totals),
    vat: vatFacts(invoice),
  });

/** A message about several invoices is told by its first. */
const statusFacts = (message: StatusMessage): StatusFacts => {
  const first = message.documents[0];
  return known<StatusFacts>({
    syntax: 'CDAR',
    guideline: oneLine(message.guideline),
    number: oneLine(message.number),
    issue_date: message.madeAt?.on,
    status: first?.status || undefined,
    invoice: oneLine(first?.invoice),
    invoice_type: first?.invoiceType,
    invoice_date: first?.invoiceOn,
    reasons: first?.reasons.flatMap((one) => one.code ?? []),
  });
};

export const factsOf = (document: ReadDocument): InvoiceFacts | StatusFacts =>
  document.kind === 'status' ? statusFacts(document.status) : invoiceFacts(document.invoice, document.syntax);
