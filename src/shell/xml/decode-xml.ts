import { accepted, error, refused, type Result } from '../../core/finding.ts';

const startsWith = (bytes: Uint8Array, ...prefix: number[]): boolean =>
  prefix.every((byte, at) => bytes[at] === byte);

/** XML 1.0, appendix F: a mark decides, else how '<?' or '<x' looks, else the declaration, else UTF-8. */
const encodingOf = (bytes: Uint8Array): string => {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  // UTF-32 has these too, with two zeros more; TextDecoder does not know it, so it is refused as unreadable.
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  if (startsWith(bytes, 0x3c, 0x00) && bytes[3] === 0x00) return 'utf-16le';
  if (startsWith(bytes, 0x00, 0x3c, 0x00)) return 'utf-16be';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 256)).toString('latin1');
  return /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/.exec(head)?.[1] ?? 'utf-8';
};

/**
 * The text of an XML document in the encoding it declares; ISO-8859-1 is read as Windows-1252, which holds it. Bytes
 * that are not of that encoding make a document malformed: guessing would invent letters. Refused:
 * `xml.encoding.unknown`, `xml.encoding.wrong`.
 */
export const decodeXml = (bytes: Uint8Array): Result<string> => {
  const encoding = encodingOf(bytes);
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    return refused(error('xml.encoding.unknown', { params: { encoding: encoding.slice(0, 40) } }));
  }
  try {
    return accepted(decoder.decode(bytes));
  } catch {
    return refused(error('xml.encoding.wrong', { params: { encoding: decoder.encoding } }));
  }
};
