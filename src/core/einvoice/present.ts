/** Documents keep '' for what is not said; an electronic invoice leaves the term out. */
export function present(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed;
}

/** The object without its empty texts: `{ a: 'x', b: '' }` → `{ a: 'x' }`. */
export function filled<K extends string>(
  texts: Readonly<Record<K, string | undefined>>,
): { [key in K]?: string } {
  const entries = Object.entries<string | undefined>(texts).flatMap(([key, text]) => {
    const said = present(text);
    return said === undefined ? [] : [[key, said] as const];
  });
  return Object.fromEntries(entries) as { [key in K]?: string };
}
