import { writeCompact } from './compact.ts';
import { addIdentification } from './facturx-xmp.ts';
import { readPdf } from './pdf-objects.ts';
import type { Attachment } from './protocol.ts';

/** What Typst leaves to us: identification in the XMP packet, and a small file. Equal bytes in, equal bytes out. */
export function packPdf(pdf: Uint8Array, attachment: Attachment | null): Uint8Array {
  const file = readPdf(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
  const level = attachment?.conformanceLevel ?? null;
  addIdentification(
    file,
    attachment === null || level === null ? null : { fileName: attachment.name, conformanceLevel: level },
  );
  return writeCompact(file);
}
