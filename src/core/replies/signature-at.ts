/** What only ends a letter. */
const CLOSING =
  /^(?:(?:tres |bien |tres bien )?cordialement|cordiales salutations|salutations(?: distinguees)?|sinceres salutations|bien a vous|meilleures salutations|(?:cdt|cdlt|slts|bav)|(?:kind|best|warm|many)? ?(?:regards|wishes)|kind regards|best|yours (?:sincerely|faithfully|truly)|sincerely|cheers)[ ,.!]*$/;
/** What programs and telephones add. */
const ADDED =
  /^(?:-- ?$|(?:envoye|sent) (?:de|depuis|from|via)\b.{0,40}$|telecharger outlook|get outlook|(?:ce (?:message|courriel|mail|e-mail)|this (?:e-?mail|message)|the information)\b.{0,80}\b(?:confidenti\w+|destine|intended)|.{0,40}\bp\.?s\.? ?avant d'imprimer|pensez a l'environnement)/;
const CARD =
  /(?:\b(?:tel|tel\.|telephone|mobile|mob|port|fax|phone|t|m)\b ?[.:]|\bwww\.|https?:\/\/|(?:\+?\d{2}[ .]?)?(?:\d{2}[ .]){4}\d{2})/;
const POSTSCRIPT = /^(?:p\.? ?s\.?|n\.?b\.?)\b/;

/**
 * Where the signature of a mail begins, in its plain words; its length without one. Below it stand names, days off,
 * addresses and warnings to strangers that answer nothing. What follows « PS » is an answer again, and is left above.
 */
export const signatureAt = (plain: string): number => {
  const lines = plain.split('\n');
  if (lines.some((line) => POSTSCRIPT.test(line.trim()))) return plain.length;
  let at = 0;
  let isBlankAbove = false;
  for (const [nth, line] of lines.entries()) {
    const words = line.trim();
    const isAfterWords = plain.slice(0, at).trim() !== '';
    if (isAfterWords && (CLOSING.test(words) || ADDED.test(words))) return at;
    if (isAfterWords && isBlankAbove && isCard(lines, nth)) return at;
    isBlankAbove = words === '';
    at += line.length + 1;
  }
  return plain.length;
};

/** Three short lines or more up to the end, a telephone or a site among them. */
const isCard = (lines: readonly string[], from: number): boolean => {
  const rest = lines.slice(from).filter((line) => line.trim() !== '');
  return (
    rest.length >= 3 &&
    rest[0]!.length <= 40 &&
    rest.every((line) => line.length <= 90) &&
    rest.some((line) => CARD.test(line))
  );
};
