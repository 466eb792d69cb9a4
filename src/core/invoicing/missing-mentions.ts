import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { Currency } from '../money/index.ts';
import { hasSirens, isEuCountry, parseSiren, parseVatNumber } from '../party/index.ts';
import { isInvoice } from './kinds.ts';
import { hasCapital, hasRegister, saysCapital } from './legal-form.ts';
import type { Address, Document } from './model.ts';
import { isItem } from './totals.ts';
import { findExemption } from './vat-exemptions.ts';

/**
 * The checklist of an invoice (CGI ann. II art. 242 nonies A, C. com. L441-9, R123-237 f.), one finding per mention
 * that cannot be printed. Nothing for quotes and the like: they are no invoices.
 */
export function missingMentions(document: Document, base: Currency): Finding[] {
  if (!isInvoice(document.kind)) return [];
  return [...ofSeller(document), ...ofBuyer(document), ...ofLines(document), ...ofDocument(document, base)];
}

const missing = (code: string, path: string, article: string): Finding =>
  error(code, { path, params: { article } });
const NONIES = 'CGI ann. II art. 242 nonies A';

const isComplete = (address: Address): boolean =>
  address.lines.some((line) => line.trim() !== '') && address.city.trim() !== '' && address.country !== '';

function ofSeller({ seller }: Document): Finding[] {
  const { legalForm } = seller;
  const findings: Finding[] = [];
  const need = (there: boolean, code: string, path: string, article: string): void => {
    if (!there) findings.push(missing(code, path, article));
  };
  need(seller.name.trim() !== '', 'invoicing.seller-name-missing', 'seller.name', `${NONIES}, I-1°`);
  need(isComplete(seller.address), 'invoicing.seller-address-missing', 'seller.address', `${NONIES}, I-1°`);
  need(parseSiren(seller.siren).ok, 'invoicing.seller-siren-missing', 'seller.siren', 'C. com. R123-237, 1°');
  need(legalForm.trim() !== '', 'invoicing.legal-form-missing', 'seller.legalForm', 'C. com. R123-238');
  need(
    !hasCapital(legalForm) || seller.capital.trim() !== '' || saysCapital(legalForm),
    'invoicing.capital-missing',
    'seller.capital',
    'C. com. R123-238',
  );
  need(
    !hasRegister(legalForm) || seller.register.trim() !== '',
    'invoicing.register-missing',
    'seller.register',
    'C. com. R123-237, 2°',
  );
  need(
    seller.vatRegime === 'franchise' || parseVatNumber(seller.vatNumber).ok,
    'invoicing.seller-vat-missing',
    'seller.vatNumber',
    `${NONIES}, I-2°`,
  );
  return findings;
}

function ofBuyer(document: Document): Finding[] {
  const { buyer, seller } = document;
  const findings: Finding[] = [];
  if (buyer.name.trim() === '')
    findings.push(missing('invoicing.buyer-name-missing', 'buyer.name', `${NONIES}, I-1°`));
  if (!isComplete(buyer.address)) {
    findings.push(missing('invoicing.buyer-address-missing', 'buyer.address', `${NONIES}, I-1°`));
  }
  if (buyer.deliveryAddress && !isComplete(buyer.deliveryAddress)) {
    findings.push(
      missing('invoicing.delivery-address-missing', 'buyer.deliveryAddress', `${NONIES} (décret 2022-1299)`),
    );
  }
  const french = hasSirens(buyer.address.country);
  if (french && buyer.kind !== 'individual' && !parseSiren(buyer.siren).ok) {
    findings.push(missing('invoicing.buyer-siren-missing', 'buyer.siren', `${NONIES} (décret 2022-1299)`));
  }
  const categories = new Set(document.lines.filter(isItem).map((line) => line.vat.category));
  // Reverse charge inside France is known by the SIREN; across a border it needs the number of the customer.
  const abroad = isEuCountry(buyer.address.country) && !french;
  const needsVat = categories.has('K') || (categories.has('AE') && abroad);
  if (needsVat && !parseVatNumber(buyer.vatNumber).ok) {
    findings.push(missing('invoicing.buyer-vat-missing', 'buyer.vatNumber', `${NONIES}, I-3° et 4°`));
  }
  if (buyer.kind === 'company' && document.kind !== 'credit_note' && seller.lateRate.trim() === '') {
    findings.push(missing('invoicing.late-rate-missing', 'seller.lateRate', 'C. com. L441-9, L441-10 II'));
  }
  return findings;
}

function ofLines(document: Document): Finding[] {
  return document.lines.flatMap((line, index) => {
    if (!isItem(line)) return [];
    const path = `lines.${index}`;
    const { category, exemption } = line.vat;
    const reason = exemption === undefined ? null : findExemption(exemption);
    const findings: Finding[] = [];
    if (line.name.trim() === '')
      findings.push(missing('invoicing.line-name-missing', `${path}.name`, `${NONIES}, I-8°`));
    // Z has no French exemption behind it; S charges VAT.
    if (category !== 'S' && category !== 'Z' && reason?.category !== category) {
      findings.push(missing('invoicing.exemption-missing', `${path}.vat`, `${NONIES}, I-12°`));
    }
    return findings;
  });
}

function ofDocument(document: Document, base: Currency): Finding[] {
  const { kind, preceding, reason, references, period, holder, currency, exchange } = document;
  const findings: Finding[] = [];
  const byContract = references.contract.trim() !== '' && period !== undefined;
  if (kind === 'credit_note' && preceding.length === 0 && !byContract) {
    findings.push(missing('invoicing.credit-without-invoice', 'preceding', 'CGI art. 289, I-5'));
  }
  if (kind === 'credit_note' && reason.trim() === '') {
    findings.push(missing('invoicing.credit-reason-missing', 'reason', 'CGI art. 272, 289, I-5'));
  }
  if (kind === 'corrective' && preceding.length !== 1) {
    findings.push(missing('invoicing.corrects-one-invoice', 'preceding', 'CGI art. 289, I-5'));
  }
  if (holder && (holder.mention.trim() === '' || holder.iban.trim() === '')) {
    findings.push(missing('invoicing.holder-incomplete', 'holder', 'C. mon. fin. L313-23'));
  }
  if (currency !== base && !exchange) {
    findings.push(missing('invoicing.exchange-missing', 'exchange', 'CGI art. 289, VI'));
  }
  return findings;
}
