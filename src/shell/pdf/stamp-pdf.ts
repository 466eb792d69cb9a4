import { createPdfMerger } from './merge-pdfs.ts';
import type { Stamp } from './stamp.ts';

/** A copy of a document with a stamp on each of its pages. What was attached to it stays with the original. */
export const stampPdf = (bytes: Uint8Array, stamp: Stamp): Buffer => {
  const merger = createPdfMerger();
  merger.add(bytes, 'end', stamp);
  return Buffer.concat([...merger.take(), ...merger.end()]);
};
