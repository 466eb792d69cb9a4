import { words } from './text.ts';
import type { einvoiceReading as french } from './einvoice-reading.fr.ts';
import type { TextsLike } from './text.ts';

const { at } = words('en');

export const einvoiceReading = {
  'einvoice.file.empty': 'This file is empty. Ask its sender for it again.',
  'einvoice.file.too-large': (p) =>
    `This file is larger than ${p['limit'] ?? ''} MB. Ask its sender for an invoice without attachments.`,
  'einvoice.root.unknown': (p) =>
    `This XML file is neither a CII or UBL invoice nor a CDAR status (element “${p['root'] ?? ''}”). Ask its sender for an electronic invoice.`,
  'einvoice.nothing-inside':
    'This file has the shape of an invoice but says nothing. Ask its sender for it again.',
  'einvoice.pdf.no-xml':
    'This PDF holds no electronic invoice. Enter it by hand, or ask its sender for a Factur-X.',
  'einvoice.xml.malformed': (p) => `${at(p)}This XML file is damaged. Ask its sender for it again.`,
  'einvoice.xml.doctype':
    'This XML file holds definitions that we refuse for safety. Ask its sender for an invoice without a DOCTYPE.',
  'einvoice.xml.too-deep': (p) =>
    `${at(p)}This XML file is nested beyond all reason. Ask its sender for it again.`,
  'einvoice.xml.too-large': 'This XML file is oversized. Ask its sender for several shorter invoices.',
  'einvoice.xml.text-too-long': (p) =>
    `${at(p)}An attachment or a text of this XML file is oversized. Ask for an invoice without attachments.`,
  'einvoice.read.amount': (p) =>
    `“${p['value'] ?? ''}” is not an amount (${p['term'] ?? ''}). Check the invoice with its sender.`,
  'einvoice.read.date': (p) =>
    `“${p['value'] ?? ''}” is not a date; it is left out. Check the invoice with its sender.`,
  'einvoice.read.sub-lines': (p) =>
    `Some lines hold lines of their own (${p['count'] ?? ''}); only the outer lines, whose amounts include them, are read.`,
  'pdf.broken': 'This PDF is damaged. Ask its sender for it again.',
  'pdf.encrypted': 'This PDF is protected by a password. Ask its sender for it without protection.',
  'pdf.filter': 'An attachment of this PDF cannot be read. Ask its sender for it again.',
  'pdf.too-large':
    'This PDF asks for too much work: it is refused for safety. Ask its sender for a lighter invoice.',
  'xml.encoding.unknown': (p) =>
    `This XML file says it is written in “${p['encoding'] ?? ''}”, which we do not read. Ask its sender for it in UTF-8.`,
  'xml.encoding.wrong': (p) =>
    `This file is not a text in ${p['encoding'] ?? ''}, as it says or implies. Check that it is an invoice, or ask for it again.`,
} satisfies TextsLike<typeof french>;
