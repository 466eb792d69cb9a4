export { decodeXml } from './decode-xml.ts';
