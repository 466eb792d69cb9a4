import { Problem } from '../../contract/problem.ts';

/**
 * Where a page ended: the sort key of its last row, and its id. Opaque to the caller, and tied to the order it was
 * made in, so that a cursor of another order is refused instead of losing rows.
 */
export const writeCursor = (order: string, key: readonly string[]): string =>
  Buffer.from(JSON.stringify([order, ...key]), 'utf8').toString('base64url');

export const readCursor = (
  cursor: string | undefined,
  order: string,
  parts: number,
): readonly string[] | null => {
  if (cursor === undefined) return null;
  const [made, ...key] = parse(cursor);
  if (made !== order || key.length !== parts) throw new Problem('request.invalid', { path: 'cursor' });
  return key;
};

const parse = (cursor: string): string[] => {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value;
  } catch {
    // Not ours: refused below.
  }
  throw new Problem('request.invalid', { path: 'cursor' });
};
