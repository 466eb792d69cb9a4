/** NF Z10-011 abbreviates a street line only when it is longer than this. */
const LONG_STREET = 32;

/** In the order they are tried: kinds of street, then titles. The last word of a street, which sorts it, is never cut. */
const ABBREVIATIONS: readonly (readonly [string, string])[] = [
  ['ZONE INDUSTRIELLE', 'ZI'],
  ['ZONE ARTISANALE', 'ZA'],
  ['ZONE D ACTIVITES', 'ZA'],
  ['ZONE D ACTIVITE', 'ZA'],
  ['ZONE D AMENAGEMENT CONCERTE', 'ZAC'],
  ['CENTRE COMMERCIAL', 'CCAL'],
  ['ROND POINT', 'RPT'],
  ['GRANDE RUE', 'GR'],
  ['AVENUE', 'AV'],
  ['BOULEVARD', 'BD'],
  ['LOTISSEMENT', 'LOT'],
  ['RESIDENCE', 'RES'],
  ['FAUBOURG', 'FG'],
  ['IMPASSE', 'IMP'],
  ['CHEMIN', 'CHE'],
  ['ALLEES', 'ALL'],
  ['ALLEE', 'ALL'],
  ['PASSAGE', 'PAS'],
  ['PROMENADE', 'PROM'],
  ['ESPLANADE', 'ESP'],
  ['SQUARE', 'SQ'],
  ['PLACE', 'PL'],
  ['ROUTE', 'RTE'],
  ['COURS', 'CRS'],
  ['MARECHAL', 'MAL'],
  ['GENERAL', 'GAL'],
  ['LIEUTENANT', 'LT'],
  ['COMMANDANT', 'CDT'],
  ['CAPITAINE', 'CNE'],
  ['COLONEL', 'CNL'],
  ['PROFESSEUR', 'PR'],
  ['PRESIDENT', 'PDT'],
  ['DOCTEUR', 'DR'],
  ['SAINTE', 'STE'],
  ['SAINT', 'ST'],
];

/** Takes a street line in capitals down to so many characters where standard abbreviations can, and no further. */
export function shortenStreet(street: string, longest = LONG_STREET): string {
  let short = street;
  for (const [word, abbreviation] of ABBREVIATIONS) {
    if (short.length <= longest) break;
    short = short.replace(new RegExp(`\\b${word}\\b(?= )`), abbreviation);
  }
  return short;
}
