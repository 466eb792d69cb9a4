/**
 * Several values under one key. Most keys of the index have one value, and a set of one costs ten times that value:
 * a set is made where a second value comes.
 */
export class ValuesByKey {
  readonly #values = new Map<string, string | Set<string>>();

  /** The values under a key, in the order they came; undefined when there is none. */
  get(key: string): ReadonlySet<string> | undefined {
    const found = this.#values.get(key);
    if (found === undefined) return undefined;
    return typeof found === 'string' ? new Set([found]) : found;
  }

  add(key: string, value: string): void {
    const found = this.#values.get(key);
    if (found === undefined) this.#values.set(key, value);
    else if (typeof found !== 'string') found.add(value);
    else if (found !== value) this.#values.set(key, new Set([found, value]));
  }

  delete(key: string, value: string): void {
    const found = this.#values.get(key);
    if (found === value) this.#values.delete(key);
    if (typeof found !== 'object') return;
    found.delete(value);
    if (found.size === 0) this.#values.delete(key);
  }
}
