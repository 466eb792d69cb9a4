import type { CommercialDocumentInput } from '../core/invoicing/documents/commercial-document.ts';
import { toDecimal } from '../core/money/index.ts';

/*
 * An XML of the shape and size of a real Factur-X for the sample documents, so that packing has something to pack. The
 * writer of electronic invoices is core/einvoice; this one is for looking at pictures and measuring them.
 */
const escape = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, '')
    .replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? '');

export function sampleXml({ document, totals, number }: CommercialDocumentInput): Uint8Array {
  const { currency } = document;
  const show = (minor: bigint): string => toDecimal({ minor, currency });
  const tag = (name: string, ...inner: readonly string[]): string =>
    `<ram:${name}>${inner.join('')}</ram:${name}>`;
  const day = (name: string, iso: string): string =>
    tag(name, `<udt:DateTimeString format="102">${iso.replaceAll('-', '')}</udt:DateTimeString>`);
  const lines = document.lines.flatMap((line, index) =>
    line.type !== 'item'
      ? []
      : [
          tag(
            'IncludedSupplyChainTradeLineItem',
            tag('AssociatedDocumentLineDocument', tag('LineID', String(index + 1))),
            tag(
              'SpecifiedTradeProduct',
              tag('SellerAssignedID', escape(line.reference ?? '')),
              tag('Name', escape(line.name)),
              tag('Description', escape(line.description ?? '')),
            ),
            tag(
              'SpecifiedLineTradeAgreement',
              tag('NetPriceProductTradePrice', tag('ChargeAmount', line.unitPrice)),
            ),
            tag(
              'SpecifiedLineTradeDelivery',
              `<ram:BilledQuantity unitCode="${line.unit}">${line.quantity}</ram:BilledQuantity>`,
            ),
            tag(
              'SpecifiedLineTradeSettlement',
              tag(
                'ApplicableTradeTax',
                tag('TypeCode', 'VAT'),
                tag('CategoryCode', line.vat.category),
                tag('RateApplicablePercent', line.vat.rate),
              ),
              tag(
                'SpecifiedTradeSettlementLineMonetarySummation',
                tag('LineTotalAmount', show(totals.lines.find((one) => one.id === line.id)?.netMinor ?? 0n)),
              ),
            ),
          ),
        ],
  );
  const party = (name: string, siren: string): string =>
    tag('Name', escape(name)) +
    tag('SpecifiedLegalOrganization', `<ram:ID schemeID="0002">${siren}</ram:ID>`);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"><rsm:ExchangedDocumentContext>${tag('GuidelineSpecifiedDocumentContextParameter', tag('ID', 'urn:cen.eu:en16931:2017'))}</rsm:ExchangedDocumentContext><rsm:ExchangedDocument>${tag('ID', escape(number))}${tag('TypeCode', '380')}${day('IssueDateTime', document.issuedOn)}</rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction>${lines.join('')}${tag('ApplicableHeaderTradeAgreement', tag('SellerTradeParty', party(document.seller.name, document.seller.siren)), tag('BuyerTradeParty', party(document.buyer.name, document.buyer.siren)))}${tag('ApplicableHeaderTradeDelivery')}${tag('ApplicableHeaderTradeSettlement', tag('InvoiceCurrencyCode', currency), tag('SpecifiedTradeSettlementHeaderMonetarySummation', tag('TaxBasisTotalAmount', show(totals.netMinor)), tag('GrandTotalAmount', show(totals.grossMinor))))}</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>`;
  return new TextEncoder().encode(xml);
}
