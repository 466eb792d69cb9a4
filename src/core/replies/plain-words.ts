/**
 * Lower case, without accents, with straight apostrophes and plain spaces; every character stays where it is, so that a
 * place found here is the same place in the text.
 */
export const plainWords = (text: string): string => {
  let plain = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at]!;
    const base = unit.normalize('NFD')[0] ?? unit;
    const lower = base.toLowerCase();
    plain += /[’‘ʼ`´]/.test(unit)
      ? "'"
      : /[\u00a0\u2007\u2009\u202f\t]/.test(unit)
        ? ' '
        : lower.length === 1
          ? lower
          : unit;
  }
  return plain;
};
