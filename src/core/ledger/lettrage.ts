/**
 * The code after `last` in the sequence AAA, AAB … ZZZ, AAAA …, one sequence per account and party; null starts
 * it. Upper case closes a group, lower case marks a partial one: both draw from the same sequence, so that a
 * partial group keeps its letters when it closes.
 */
export function nextLettrageCode(last: string | null, kind: 'total' | 'partial' = 'total'): string {
  const code = last === null ? 'AAA' : successor(last);
  return kind === 'partial' ? code.toLowerCase() : code;
}

/** The same letters, once the group balances. */
export function closeLettrageCode(partial: string): string {
  return partial.toUpperCase();
}

export function isPartialLettrage(code: string): boolean {
  return code !== code.toUpperCase();
}

function successor(last: string): string {
  if (!/^[A-Z]{3,}$|^[a-z]{3,}$/.test(last)) throw new Error(`Not a lettrage code: ${last}`);
  const letters = last.toUpperCase().split('');
  for (let index = letters.length - 1; index >= 0; index -= 1) {
    const letter = letters[index] ?? 'A';
    if (letter !== 'Z') {
      letters[index] = String.fromCharCode(letter.charCodeAt(0) + 1);
      return letters.join('');
    }
    letters[index] = 'A';
  }
  return `A${letters.join('')}`;
}
