type Fields = Readonly<Record<string, unknown>>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Two people edited one record from the same start. Fields I did not touch take the stored value; those I touched
 * keep mine. `clashes` are the fields both changed, differently: nobody's typing is lost, and nobody is overruled
 * without being told.
 */
export function rebase<T extends Fields>(start: T, mine: T, stored: T): { merged: T; clashes: (keyof T)[] } {
  const merged: Record<string, unknown> = { ...stored };
  const clashes: (keyof T)[] = [];
  for (const name of Object.keys(mine)) {
    if (same(mine[name], start[name])) continue;
    merged[name] = mine[name];
    if (!same(stored[name], start[name]) && !same(stored[name], mine[name])) clashes.push(name);
  }
  return { merged: merged as T, clashes };
}
