type Point = { before: bigint; after: bigint; balance: bigint };

/**
 * The proof a CSV can carry: the balance printed beside the lines. Lines may run from old to new or back, and the
 * balance may stand only on the last line of a day; both readings are followed until one is refuted.
 */
export const createRunningBalance = () => {
  let total = 0n;
  let first: Point | null = null;
  let last: Point | null = null;
  const breaks = { ascending: [] as number[], descending: [] as number[] };

  const add = (amountMinor: bigint, balance: bigint | null, line: number): void => {
    const before = total;
    total += amountMinor;
    if (balance === null) return;
    const point = { before, after: total, balance };
    if (last) {
      if (balance - last.balance !== point.after - last.after) breaks.ascending.push(line);
      if (last.balance - balance !== point.before - last.before) breaks.descending.push(line);
    }
    first ??= point;
    last = point;
  };

  const settle = (datesDescend: boolean) => {
    if (!first || !last) return null;
    const [up, down] = [breaks.ascending.length, breaks.descending.length];
    const descending = up === down ? datesDescend : down < up;
    return descending
      ? {
          descending,
          opening: last.balance - (total - last.before),
          closing: first.balance + first.before,
          breaks: breaks.descending,
        }
      : {
          descending,
          opening: first.balance - first.after,
          closing: last.balance + (total - last.after),
          breaks: breaks.ascending,
        };
  };

  return { add, settle };
};
