/** 'N° de pièce', 'no. piece', 'PIECE_NUM' say the same: no accents, no case, no punctuation, one word for number. */
export const plainHeader = (header: string): string =>
  header
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .normalize('NFKD')
    .replace(/[nN]\s*[°º]/g, ' numero ')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(?:no|num|nr|nbr)\b/g, 'numero')
    .replace(/\bref\b/g, 'reference')
    .replace(/\btel\b/g, 'telephone')
    .replace(/\bintracom\b/g, 'intracommunautaire')
    .replace(/\b(?:eur|euros?)\b(?!$)/g, ' eur ')
    .replace(/\s+/g, ' ')
    .trim();
