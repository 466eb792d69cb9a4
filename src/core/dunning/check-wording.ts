import { error, warning } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { TextCode } from './message-text.ts';

/** `anybody`: a text for companies that a consumer gets too, where none was written for consumers. */
export type Reader = 'consumer' | 'professional' | 'anybody';

export type WordingPlace = {
  reader: Reader;
  /** A formal notice may say what comes next, as long as it is true. */
  isNotice: boolean;
  /** The subject or the title: what the message pretends to be. */
  isHead: boolean;
  /** Under the name of who signs. */
  isSignature?: boolean;
};

export const readerOf = (code: TextCode): Reader =>
  code.endsWith('.consumer')
    ? 'consumer'
    : code.endsWith('.public') || code === 'formal-notice'
      ? 'professional'
      : 'anybody';

type Rule = {
  code: string;
  pattern: RegExp;
  /** Said in the same sentence, it is no such thing. */
  unless?: RegExp;
  severity: (place: WordingPlace) => Finding['severity'] | null;
};

/** Whole words, in French and English alike; spaces of any kind, either apostrophe. */
const words = (...alternatives: string[]): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${alternatives.join('|').replaceAll(' ', '\\s+')})(?![\\p{L}\\p{N}])`,
    'iu',
  );

const EUROS_40 = '(?:40(?:[.,]00)?\\s?(?:€|euros?|eur)|€\\s?40)';
const NONE_ASKED = words('aucune?s?', 'sans', 'ni', 'no', 'without', 'free of');
const FLAT_SUM =
  '(?:indemnité|indemnités|forfait|forfaitaire|frais|compensation|indemnity|lump sum|fee|fees|charge|charges|costs)';

const OFFICERS = words(
  'huissiers?(?: de justice)?',
  'commissaires? de justice',
  'officiers? (?:ministériel|public)s?',
  'greffiers?',
  'bailiffs?',
  'court officers?',
);

const never = (): 'error' => 'error';

/*
 * What the law forbids to write, and what it costs to write. A typed sum escapes the placeholders: words are all there is to
 * go by, so what may be meant well is a warning.
 */
const RULES: readonly Rule[] = [
  {
    // 40 € is owed between professionals and by public buyers only (C. com. D441-5; CCP D2192-35).
    code: 'dunning.indemnity-of-consumer',
    pattern: new RegExp(
      `${EUROS_40}[^.;!?\\n]{0,80}${FLAT_SUM}|${FLAT_SUM}[^.;!?\\n]{0,80}${EUROS_40}|indemnité\\s+forfaitaire|lump[- ]sum\\s+(?:indemnity|compensation)|D\\.?\\s?441-5`,
      'iu',
    ),
    unless: NONE_ASKED,
    severity: ({ reader }) => (reader === 'professional' ? null : 'error'),
  },
  {
    // Collection without an enforceable title is at the creditor's cost (CPCE L111-8); asking it of a consumer is an offence
    // (C. conso. L121-21). Between professionals the law makes one exception, the indemnity.
    code: 'dunning.costs-without-title',
    pattern: words(
      "frais (?:de |d['’])(?:recouvrement|relances?|rappel|dossier|mise en demeure|courrier|gestion|huissier|contentieux)",
      '(?:collection|recovery|reminder|administration|admin|handling|dunning) (?:fees?|charges?|costs?)',
    ),
    unless: new RegExp(`indemnité|indemnity|compensation|${NONE_ASKED.source}`, 'iu'),
    severity: ({ reader }) => (reader === 'consumer' ? 'error' : 'warning'),
  },
  {
    // Nothing is seized without an enforceable title (CPCE L111-2): to say so misleads (C. conso. L121-2, L121-7).
    code: 'dunning.feigned-enforcement',
    pattern: words(
      'saisies?[- ](?:attribution|vente|conservatoire|bancaire|imminente|immobilière|mobilière)',
      'saisies? (?:sur|de|des|du|de vos?|de votre) (?:vos? |votre )?(?:salaires?|rémunérations?|biens|meubles|comptes?)',
      '(?:avant|avis de|sous peine de|procéder à une|faire une) saisies?',
      'commandement de payer',
      'sommation(?: de payer)?',
      '(?:vaut|valant) titre exécutoire',
      'exécution forcée',
      'seizure',
      'seize your',
      'garnish(?:ment|ee)?',
      'attachment of (?:earnings|assets)',
      'enforcement (?:order|officer|action)',
      'repossess(?:ion)?',
    ),
    severity: never,
  },
  {
    // Only an officer writes in an officer's name (C. pén. 433-17).
    code: 'dunning.feigned-enforcement',
    pattern: OFFICERS,
    severity: ({ isHead }) => (isHead ? 'error' : null),
  },
  {
    // … nor signs with an officer's title.
    code: 'dunning.reserved-title',
    pattern: OFFICERS,
    severity: ({ isSignature = false }) => (isSignature ? 'error' : null),
  },
  {
    code: 'dunning.feigned-enforcement',
    pattern: words('tribunal', 'court'),
    severity: ({ isHead }) => (isHead ? 'error' : null),
  },
  {
    // Criminal law, relations, reputation: pressure that is foreign to the debt (C. conso. L121-6, L121-7; C. pén. 312-10).
    code: 'dunning.threat',
    pattern: words(
      '(?:plainte|poursuites|sanctions?) pénales?',
      'porter plainte',
      'prison',
      'emprisonnement',
      'police',
      'gendarmerie',
      'votre employeur',
      'vos (?:voisins|proches|clients)',
      'votre (?:famille|réputation)',
      'réseaux sociaux',
      'interdit bancaire',
      'banque de france',
      'liste noire',
      '(?:fichier|fichage|liste) (?:des |de |comme )?mauvais[- ]payeurs?',
      'criminal (?:charges|complaint|proceedings|prosecution)',
      'jail',
      'your (?:employer|neighbou?rs|family|reputation|customers)',
      'social media',
      'blacklist(?:ed)?',
      'list of bad payers',
    ),
    severity: never,
  },
  {
    // The profession has another name since 1 July 2022 (ordonnance 2016-728); and a reminder announces no court.
    code: 'dunning.court-too-early',
    pattern: words(
      'huissiers?(?: de justice)?',
      'commissaires? de justice',
      'bailiffs?',
      'tribunal',
      'injonction de payer',
      'poursuites(?: judiciaires)?',
      'dernier avertissement',
      'contentieux',
      'legal (?:action|proceedings)',
      'court',
      'final warning',
    ),
    severity: ({ isNotice, isHead }) => (isNotice || isHead ? null : 'warning'),
  },
  {
    code: 'dunning.accusing',
    pattern: words(
      'mauvaise foi',
      'malhonnêtes?',
      'escrocs?',
      'voleurs?',
      'frauduleu(?:x|se|ses)',
      'mauvais payeurs?',
      'inadmissibles?',
      'inacceptables?',
      'scandaleu(?:x|se)',
      'intolérables?',
      'bad faith',
      'dishonest',
      'crooks?',
      'thie(?:f|ves)',
      'fraudulent',
      'unacceptable',
      'shameful',
      'disgraceful',
    ),
    severity: () => 'warning',
  },
];

/** Phrases of one text, each with the words it was found by; a rule speaks once. */
export function checkWording(text: string, place: WordingPlace): Finding[] {
  const sentences = text.split(/(?<=[.;!?])\s+|\n{2,}/u);
  const findings = new Map<string, Finding>();
  for (const { code, pattern, unless, severity } of RULES) {
    const how = severity(place);
    if (how === null || findings.has(code)) continue;
    for (const sentence of sentences) {
      const found = pattern.exec(sentence)?.[0];
      if (found === undefined || (unless !== undefined && unless.test(sentence))) continue;
      const params = { words: found.replaceAll(/\s+/gu, ' ').trim() };
      findings.set(code, how === 'error' ? error(code, { params }) : warning(code, { params }));
      break;
    }
  }
  return [...findings.values()];
}
