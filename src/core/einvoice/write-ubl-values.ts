import { element, type XmlPart } from '../xml/index.ts';
import type { EAllowanceCharge, EPeriod, ETax, Identifier } from './model.ts';

/** What UBL writes the same way everywhere. */

export const UBL_NAMESPACES = {
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};

export const ublId = (name: string, id: Identifier | undefined): XmlPart =>
  element(name, id?.value, { schemeID: id?.scheme });

export const ublAmount = (name: string, amount: string | undefined, currency: string | undefined): XmlPart =>
  element(name, amount, { currencyID: currency });

const taxScheme = element('cac:TaxScheme', [element('cbc:ID', 'VAT')]);

export const ublTax = (
  name: string,
  tax: (ETax & { exemptionReason?: string; exemptionCode?: string }) | undefined,
): XmlPart =>
  tax === undefined
    ? null
    : element(name, [
        element('cbc:ID', tax.category),
        element('cbc:Percent', tax.rate),
        element('cbc:TaxExemptionReasonCode', tax.exemptionCode),
        element('cbc:TaxExemptionReason', tax.exemptionReason),
        taxScheme,
      ]);

/** UNTDID 2475, which CII has, in the words of UNTDID 2005, which UBL has: invoice date, delivery date, payment date. */
const TAX_POINTS: Readonly<Record<string, string>> = { '5': '3', '29': '35', '72': '432' };

export const ublPeriod = (period: EPeriod | undefined, taxPointCode?: string): XmlPart =>
  element('cac:InvoicePeriod', [
    element('cbc:StartDate', period?.from),
    element('cbc:EndDate', period?.to),
    element(
      'cbc:DescriptionCode',
      taxPointCode === undefined ? undefined : (TAX_POINTS[taxPointCode] ?? taxPointCode),
    ),
  ]);

export const ublAllowanceCharge = (one: EAllowanceCharge, currency: string): XmlPart =>
  element('cac:AllowanceCharge', [
    element('cbc:ChargeIndicator', String(one.isCharge)),
    element('cbc:AllowanceChargeReasonCode', one.reasonCode),
    element('cbc:AllowanceChargeReason', one.reason),
    element('cbc:MultiplierFactorNumeric', one.percent),
    ublAmount('cbc:Amount', one.amount, currency),
    ublAmount('cbc:BaseAmount', one.base, currency),
    ublTax('cac:TaxCategory', one.vat),
  ]);

/** A document that is only named. */
export const ublReference = (name: string, number: string | undefined): XmlPart =>
  element(name, [element('cbc:ID', number)]);
