import { element, type XmlPart } from '../xml/index.ts';
import type { PlainDate } from '../calendar/index.ts';
import type { ETax, EPeriod, Identifier } from './model.ts';

/** What CII writes the same way everywhere: identifiers, dates, indicators, categories of VAT. */

export const CII_NAMESPACES = {
  'xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  'xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  'xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  'xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
};

export const ciiId = (name: string, id: Identifier | undefined): XmlPart =>
  element(name, id?.value, { schemeID: id?.scheme });

/** Format 102 of UNTDID 2379: CCYYMMDD. */
const compact = (date: PlainDate | '' | undefined): string | undefined => date?.replaceAll('-', '');

export const ciiDate = (name: string, date: PlainDate | '' | undefined): XmlPart =>
  element(name, [element('udt:DateTimeString', compact(date), { format: '102' })]);

/** Dates of referenced documents are of the qualified type. */
export const ciiFormattedDate = (name: string, date: PlainDate | undefined): XmlPart =>
  element(name, [element('qdt:DateTimeString', compact(date), { format: '102' })]);

export const ciiDay = (name: string, date: PlainDate | undefined): XmlPart =>
  element(name, [element('udt:DateString', compact(date), { format: '102' })]);

export const ciiIndicator = (isCharge: boolean): XmlPart =>
  element('ram:ChargeIndicator', [element('udt:Indicator', String(isCharge))]);

export const ciiPeriod = (period: EPeriod | undefined): XmlPart =>
  element('ram:BillingSpecifiedPeriod', [
    ciiDate('ram:StartDateTime', period?.from),
    ciiDate('ram:EndDateTime', period?.to),
  ]);

export const ciiTax = (name: string, tax: ETax | undefined): XmlPart =>
  tax === undefined
    ? null
    : element(name, [
        element('ram:TypeCode', 'VAT'),
        element('ram:CategoryCode', tax.category),
        element('ram:RateApplicablePercent', tax.rate),
      ]);

/** A document that is only named: order, contract, delivery note. */
export const ciiReference = (name: string, number: string | undefined): XmlPart =>
  element(name, [element('ram:IssuerAssignedID', number)]);
