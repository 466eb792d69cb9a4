/**
 * One text for one content, whatever the order it was built in: JSON with keys sorted by code unit and no blanks (as
 * RFC 8785), strings in NFC, bigints as strings of digits, missing members left out. What is sealed is stored as this
 * text, and hashed as it stands. Throws on what has no single text: a float, a date, a function, a lone surrogate.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return text(value);
    case 'bigint':
      return `"${value}"`;
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isSafeInteger(value)) throw new Error(`Not a whole number: ${value}`);
      return Object.is(value, -0) ? '0' : String(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map((one: unknown) => canonicalJson(one)).join(',')}]`;
      return members(value);
    case 'undefined':
    case 'function':
    case 'symbol':
      throw new Error(`Cannot be sealed: ${typeof value}`);
  }
}

function members(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new Error('Only plain objects are sealed');
  const entries = Object.entries(value as Record<string, unknown>)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => [text(key), member] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  if (new Set(entries.map(([key]) => key)).size !== entries.length) {
    throw new Error('Two members have the same name once composed');
  }
  return `{${entries.map(([key, member]) => `${key}:${canonicalJson(member)}`).join(',')}}`;
}

/** A lone surrogate has no UTF-8, so that two different texts would be hashed alike. */
function text(value: string): string {
  if (!value.isWellFormed()) throw new Error('A text with half a character cannot be sealed');
  return JSON.stringify(value.normalize('NFC'));
}
