/** Letters that Unicode does not take apart into a base and an accent. */
const LIGATURES: Record<string, string> = {
  Œ: 'OE',
  Æ: 'AE',
  ß: 'SS',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  Þ: 'TH',
  ı: 'I',
};

/** Company forms, of France first, then of those we trade with. Only taken off at either end of a name. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    'SARL SARLU EURL SAS SASU SA SNC SCS SCA SCI SCP SCM SCEA SC SELARL SELARLU SELAS SELASU SELAFA EI EIRL EARL GAEC GIE ' +
    'SCOP SCIC SEM SPL SPRL SRL BV BVBA NV GMBH AG KG OHG UG EK LTD LIMITED PLC LLC LLP INC CORP SPA SL SLU ' +
    'LDA AB OY OYJ APS SE SP'
  ).split(' '),
);
/** Too much like ordinary words to be taken off the front: 'AS MONACO', 'SE LOGER', 'AG CONSEIL'. */
const ONLY_AT_END: ReadonlySet<string> = new Set(
  'AG AB SE SL SP KG EK OY BV NV UG EI SC INC CORP LIMITED'.split(' '),
);

/**
 * The key names are searched by: upper case, no accents, letters and digits in words parted by one space, dotted
 * initials closed up ('S.A.R.L. L’Écluse' → 'SARL L ECLUSE'). The legal form stays.
 */
export function searchKey(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[ŒÆßØŁĐÞı]/g, (letter) => LIGATURES[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('&', ' ET ')
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, (initials) => `${initials.replaceAll('.', '')} `)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return closeInitials(plain.split(' ')).join(' ');
}

/** Banks print initials without their dots: runs of single letters are one word, E D F → EDF. A lone one (L ECLUSE) stays. */
function closeInitials(words: readonly string[]): string[] {
  const closed: string[] = [];
  let initials = '';
  for (const word of [...words, '']) {
    if (/^\p{L}$/u.test(word)) {
      initials += word;
      continue;
    }
    if (initials !== '') closed.push(initials);
    initials = '';
    if (word !== '') closed.push(word);
  }
  return closed;
}

/**
 * The key two spellings of one party share, for search and matching: searchKey without its legal form.
 * 'Dupont & Fils (S.A.R.L.)', 'SARL DUPONT ET FILS' → 'DUPONT ET FILS'. A name that is nothing but a legal
 * form keeps it.
 */
export function normalizeName(name: string): string {
  const words = searchKey(name).split(' ');
  while (words.length > 1 && LEGAL_FORMS.has(words.at(-1) ?? '')) words.pop();
  while (words.length > 1 && isLeadingForm(words[0] ?? '')) words.shift();
  return words.join(' ');
}

function isLeadingForm(word: string): boolean {
  return LEGAL_FORMS.has(word) && !ONLY_AT_END.has(word);
}
