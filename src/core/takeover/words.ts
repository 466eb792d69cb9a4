import { plainHeader } from './plain-header.ts';
import type { DocumentKind } from './records.ts';

/** The step of the default reminder policy that a level in another system comes closest to; null: not understood. */
export const readStep = (text: string): string | null => {
  const plain = plainHeader(text);
  if (plain === '' || /^(0|aucune?|none|non|no|jamais)$/.test(plain)) return '';
  if (/mise en demeure|\bmed\b|formal notice|contentieux|dernier avis/.test(plain)) return 'formal-notice';
  if (/\bappel|telephon|\bcall/.test(plain)) return 'call';
  if (/pre echeance|preventi|avant echeance|pre due/.test(plain)) return 'pre-due';
  const level = /(?:^|\D)(\d{1,2})(?:\D|$)/.exec(plain)?.[1];
  if (level === undefined) return /^(relance|reminder|oui|yes)/.test(plain) ? 'reminder-1' : null;
  const steps = ['', 'reminder-1', 'reminder-2', 'reminder-3'];
  return steps[Number(level)] ?? 'formal-notice';
};

const NO = /^(|0|non|no|n|false|faux|neant|aucun|aucune|none|sans)$/;
const YES = /^(1|oui|yes|o|y|x|vrai|true)$/;

/** A column that holds a reason, or just « oui »: null when it says no. '' when it says yes without a reason. */
export const readReason = (text: string): string | null => {
  const plain = plainHeader(text);
  if (NO.test(plain) || /^-+$/.test(text)) return null;
  return YES.test(plain) ? '' : text;
};

export const readDocumentKind = (text: string): DocumentKind | null => {
  const plain = plainHeader(text);
  if (/avoir|credit|note de credit|\bav\b|\bnc\b|\bcn\b|refund/.test(plain)) return 'credit_note';
  if (/reglement|paiement|payment|acompte recu|virement|encaissement|\brg\b|trop percu/.test(plain))
    return 'payment';
  if (/fact|invoice|vente|\bfa\b|\bfc\b|\bve\b|\bfv\b|debit/.test(plain)) return 'invoice';
  return null;
};

const COUNTRIES: Readonly<Record<string, readonly string[]>> = {
  FR: ['france', 'fra'],
  BE: ['belgique', 'belgium', 'belgie', 'bel'],
  CH: ['suisse', 'switzerland', 'schweiz', 'che'],
  LU: ['luxembourg', 'lux'],
  DE: ['allemagne', 'germany', 'deutschland', 'deu'],
  ES: ['espagne', 'spain', 'espana', 'esp'],
  IT: ['italie', 'italy', 'italia', 'ita'],
  GB: ['royaume uni', 'united kingdom', 'angleterre', 'grande bretagne', 'gbr', 'uk'],
  NL: ['pays bas', 'netherlands', 'hollande', 'nld'],
  PT: ['portugal', 'prt'],
  IE: ['irlande', 'ireland', 'irl'],
  AT: ['autriche', 'austria', 'aut'],
  DK: ['danemark', 'denmark', 'dnk'],
  SE: ['suede', 'sweden', 'swe'],
  PL: ['pologne', 'poland', 'pol'],
  MC: ['monaco', 'mco'],
  US: ['etats unis', 'usa', 'united states', 'etats unis d amerique'],
  CA: ['canada', 'can'],
  MA: ['maroc', 'morocco', 'mar'],
  TN: ['tunisie', 'tunisia', 'tun'],
  DZ: ['algerie', 'algeria', 'dza'],
  SN: ['senegal', 'sen'],
  CI: ['cote d ivoire', 'ivory coast', 'civ'],
};

/** ISO 3166 code of a code or a name; null when unknown. */
export const readCountry = (text: string): string | null => {
  const plain = plainHeader(text);
  for (const [code, names] of Object.entries(COUNTRIES)) if (names.includes(plain)) return code;
  return /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : null;
};

export const readLanguage = (text: string): string | null => {
  const plain = plainHeader(text);
  if (/^(fr|fra|francais|french)/.test(plain)) return 'fr';
  return /^(en|eng|anglais|english)/.test(plain) ? 'en' : null;
};
