/** Works through a list, so many at a time, in order of beginning; the first failure ends it once what was begun has ended. */
export const inParallel = async <T>(
  items: readonly T[],
  width: number,
  one: (item: T) => Promise<void>,
): Promise<void> => {
  const left = items.values();
  let failed = false;
  const lane = async (): Promise<void> => {
    for (const item of left) {
      if (failed) return;
      try {
        await one(item);
      } catch (cause) {
        failed = true;
        throw cause;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(width, items.length) }, lane));
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
};
