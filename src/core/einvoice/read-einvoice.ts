import { accepted, error, refused, type Finding, type Result } from '../finding.ts';
import { readXmlTree, type XmlCodes, type XmlNode } from '../xml/index.ts';
import type { EInvoice, Syntax } from './model.ts';
import { readCdar } from './read-cdar.ts';
import { readCii } from './read-cii.ts';
import { readUbl } from './read-ubl.ts';
import { createValues } from './read-values.ts';
import type { StatusMessage } from './status-message.ts';

export type ReadDocument =
  | { readonly kind: 'invoice'; readonly syntax: Syntax; readonly invoice: EInvoice }
  | { readonly kind: 'status'; readonly syntax: 'CDAR'; readonly status: StatusMessage };

const XML_CODES: XmlCodes = {
  malformed: 'einvoice.xml.malformed',
  doctype: 'einvoice.xml.doctype',
  'too-deep': 'einvoice.xml.too-deep',
  'too-large': 'einvoice.xml.too-large',
  'text-too-long': 'einvoice.xml.text-too-long',
};

/** Other standards call their root « Invoice » too (ebInterface, Svefaktura): the namespace tells. */
const UBL = /^(urn:oasis:names:specification:ubl:schema:xsd:.*)?$/;

type Reader = (root: XmlNode, findings: Finding[]) => ReadDocument;

const cii: Reader = (root, findings) => ({
  kind: 'invoice',
  syntax: 'CII',
  invoice: readCii(root, createValues(findings)),
});

const ubl =
  (syntax: Syntax): Reader =>
  (root, findings) => ({
    kind: 'invoice',
    syntax,
    invoice: readUbl(root, createValues(findings), findings),
  });

const cdar: Reader = (root, findings) => ({
  kind: 'status',
  syntax: 'CDAR',
  status: readCdar(root, createValues(findings)),
});

const readerOf = (root: string, namespace: string): Reader | null => {
  switch (root) {
    case 'CrossIndustryInvoice':
    // ZUGFeRD 1.
    case 'CrossIndustryDocument':
      return cii;
    case 'Invoice':
      return UBL.test(namespace) ? ubl('UBL-Invoice') : null;
    case 'CreditNote':
      return UBL.test(namespace) ? ubl('UBL-CreditNote') : null;
    case 'CrossDomainAcknowledgementAndResponse':
      return cdar;
    default:
      return null;
  }
};

const saysNothing = (document: ReadDocument): boolean => {
  if (document.kind === 'status') {
    const { number, madeAt, documents } = document.status;
    return number === '' && madeAt === undefined && documents.length === 0;
  }
  const { number, type, currency, seller, lines, totals } = document.invoice;
  return (
    [number, type, currency, seller.name ?? '', totals.gross].every((term) => term === '') &&
    lines.length === 0
  );
};

/**
 * An electronic invoice or a lifecycle status, recognised by its root: CII D16B to D22B and ZUGFeRD 1, UBL 2.1 Invoice
 * and CreditNote, CDAR D22B. Everything well-formed is read as it is, right or wrong: the checks come after. Warnings
 * tell what could not be held. Refused: `einvoice.xml.*`, `einvoice.root.unknown`, `einvoice.nothing-inside`.
 */
export const readEInvoice = (text: string): Result<ReadDocument> => {
  const tree = readXmlTree(text, XML_CODES);
  if (!tree.ok) return refused(...tree.findings);
  const { root, namespace } = tree.value;
  const read = readerOf(root.name, namespace);
  if (read === null)
    return refused(error('einvoice.root.unknown', { params: { root: root.name.slice(0, 60) } }));
  const findings: Finding[] = [];
  const document = read(root, findings);
  return saysNothing(document) ? refused(error('einvoice.nothing-inside')) : accepted(document, findings);
};
