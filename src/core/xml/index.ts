export { child, childText, childrenOf, type XmlNode } from './xml-node.ts';
export { createXmlReader, type XmlCodes, type XmlHandlers, type XmlReader } from './xml-reader.ts';
export { readXmlTree, type XmlTree } from './read-tree.ts';
export { element, requiredElement, writeXml, type XmlElement, type XmlPart } from './write-xml.ts';
