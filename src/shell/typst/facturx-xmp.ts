import { PdfShapeError, follow, objectOf, replaceContent } from './pdf-objects.ts';
import type { PdfFile } from './pdf-objects.ts';

/** The profiles of Factur-X 1.0, as its XMP block names them. XRECHNUNG goes with `xrechnung.xml`. */
export type ConformanceLevel = 'MINIMUM' | 'BASIC WL' | 'BASIC' | 'EN 16931' | 'EXTENDED' | 'XRECHNUNG';

const FX = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';
const UA = 'http://www.aiim.org/pdfua/ns/id/';

const property = (name: string, type: string, category: string, description: string): string =>
  `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>${type}</pdfaProperty:valueType><pdfaProperty:category>${category}</pdfaProperty:category><pdfaProperty:description>${description}</pdfaProperty:description></rdf:li>`;

/** ISO 19005-3, 6.6.2.3.3: a property that XMP does not know must be described in the file itself. */
const schema = (name: string, uri: string, prefix: string, properties: string): string =>
  `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${name}</pdfaSchema:schema><pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>${prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>${properties}</rdf:Seq></pdfaSchema:property></rdf:li>`;

const FACTURX_SCHEMA = schema(
  'Factur-X PDFA Extension Schema',
  FX,
  'fx',
  property('DocumentFileName', 'Text', 'external', 'name of the embedded XML invoice file') +
    property('DocumentType', 'Text', 'external', 'INVOICE') +
    property('Version', 'Text', 'external', 'version of the XML data') +
    property('ConformanceLevel', 'Text', 'external', 'conformance level of the embedded data'),
);
const UA_SCHEMA = schema(
  'PDF/UA Universal Accessibility Schema',
  UA,
  'pdfuaid',
  property('part', 'Integer', 'internal', 'Part of ISO 14289 the file conforms to'),
);

/**
 * Says in the XMP packet that the file is a Factur-X (when it carries one) and that it is PDF/UA-1, which Typst cannot
 * say beside PDF/A-3a. The viewer is told to show the title (ISO 14289-1, 7.1).
 */
export function addIdentification(
  file: PdfFile,
  facturx: { fileName: string; conformanceLevel: ConformanceLevel } | null,
): void {
  const root = objectOf(file, file.rootId);
  const metadata = follow(file, root, 'Metadata');
  if (metadata.content === null) throw new PdfShapeError('The XMP packet is not a stream');
  const packet = Buffer.from(metadata.content).toString('utf8');
  const bag = '</rdf:Bag></pdfaExtension:schemas>';
  const end = '</rdf:RDF>';
  if (!packet.includes(bag) || !packet.includes(end))
    throw new PdfShapeError('The XMP packet has another shape');
  const said =
    facturx === null
      ? ''
      : `<rdf:Description rdf:about="" xmlns:fx="${FX}"><fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>${facturx.fileName}</fx:DocumentFileName><fx:Version>1.0</fx:Version><fx:ConformanceLevel>${facturx.conformanceLevel}</fx:ConformanceLevel></rdf:Description>`;
  const accessible = `<rdf:Description rdf:about="" xmlns:pdfuaid="${UA}"><pdfuaid:part>1</pdfuaid:part></rdf:Description>`;
  const whole = packet
    .replace(bag, `${facturx === null ? '' : FACTURX_SCHEMA}${UA_SCHEMA}${bag}`)
    .replace(end, `${said}${accessible}${end}`);
  replaceContent(metadata, Buffer.from(whole, 'utf8'));
  showTitle(root);
}

function showTitle(root: { dictionary: string }): void {
  if (root.dictionary.includes('/DisplayDocTitle')) return;
  const preferences = '/ViewerPreferences <<';
  if (!root.dictionary.includes(preferences))
    throw new PdfShapeError('The catalog has no viewer preferences');
  root.dictionary = root.dictionary.replace(preferences, `${preferences} /DisplayDocTitle true`);
}
