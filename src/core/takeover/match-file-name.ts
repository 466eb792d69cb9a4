/** Letters and digits only, upper case: 'FA-2026/0012' and 'fa_2026_0012' are one number. */
export const bareNumber = (number: string): string => number.toUpperCase().replace(/[^A-Z0-9]/g, '');

const MAX_PARTS = 24;
const MAX_LENGTH = 40;

/**
 * The invoice numbers that the name of a file may hold: all runs of neighbouring parts, longest first.
 * 'Facture FA-2026-0012 Dupont.pdf' gives FACTUREFA20260012DUPONT … FA20260012 … 12.
 */
export const numberCandidates = (fileName: string): string[] => {
  const stem = fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.[a-z0-9]{2,4}$/i, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase();
  const parts = (stem.match(/[A-Z]+|\d+/g) ?? []).slice(0, MAX_PARTS);
  const found = new Set<string>();
  for (let from = 0; from < parts.length; from += 1) {
    let run = '';
    for (let to = from; to < parts.length; to += 1) {
      run += parts[to]!;
      if (run.length > MAX_LENGTH) break;
      // A number has a digit; two digits alone are a day, a month or a count, unless the name is nothing else.
      const isLoose = /^\d{1,2}$/.test(run) && parts.length > 1;
      if (/\d/.test(run) && !isLoose) found.add(run);
    }
  }
  return [...found].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
};

export type FileMatch<T> =
  | { readonly kind: 'one'; readonly value: T }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly values: readonly T[] };

/** The invoices of the longest number found in the name; several of one length are a doubt. */
export const matchFileName = <T>(
  candidates: readonly string[],
  byNumber: ReadonlyMap<string, readonly T[]>,
): FileMatch<T> => {
  let length = 0;
  const values: T[] = [];
  for (const candidate of candidates) {
    if (length > 0 && candidate.length < length) break;
    const found = byNumber.get(candidate);
    if (found === undefined) continue;
    length = candidate.length;
    values.push(...found);
  }
  if (values.length === 0) return { kind: 'none' };
  return values.length === 1 ? { kind: 'one', value: values[0]! } : { kind: 'several', values };
};
