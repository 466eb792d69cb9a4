import { dictAt, type PdfFile } from './pdf-file.ts';
import { isArray, isRef, PdfFault, type PdfDict, type PdfValue } from './pdf-values.ts';

const MAX_DEPTH = 32;
/** What a page without its own takes from the nodes above it (7.7.3.4). */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;

/** The pages of a document in their order, each with what it inherits. */
export const readPages = (file: PdfFile, trailer: PdfDict): PdfDict[] => {
  if (file.get(trailer.get('Encrypt')) !== null) throw new PdfFault('pdf.encrypted');
  const pages: PdfDict[] = [];
  const seen = new Set<number>();
  const walk = (at: PdfValue | undefined, above: ReadonlyMap<string, PdfValue>, depth: number): void => {
    if (depth > MAX_DEPTH) throw new PdfFault('pdf.broken');
    if (isRef(at)) {
      if (seen.has(at.ref)) throw new PdfFault('pdf.broken');
      seen.add(at.ref);
    }
    const node = dictAt(file, at);
    if (node === undefined) throw new PdfFault('pdf.broken');
    const given = new Map(above);
    for (const key of INHERITED) if (node.has(key)) given.set(key, node.get(key)!);
    const kids = file.get(node.get('Kids'));
    if (isArray(kids)) for (const kid of kids) walk(kid, given, depth + 1);
    else pages.push(new Map([...given, ...node]));
  };
  walk(dictAt(file, trailer.get('Root'))?.get('Pages'), new Map(), 0);
  return pages;
};
