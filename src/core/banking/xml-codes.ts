import type { XmlCodes } from '../xml/index.ts';

export const XML_CODES: XmlCodes = {
  malformed: 'bank.xml.malformed',
  doctype: 'bank.xml.doctype',
  'too-deep': 'bank.xml.too-deep',
  'too-large': 'bank.xml.too-large',
  'text-too-long': 'bank.xml.text-too-long',
};
