/** The next batch is read while the last one is being written: two processors work where one waited for the other. */
export async function* readAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done === true) return;
      next = source.next();
      // Said when its turn comes; without a listener Node would end before.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await source.return(undefined);
  }
}
