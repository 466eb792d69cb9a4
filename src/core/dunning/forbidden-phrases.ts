import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';

/** Where a phrase may be read: by professionals and public buyers only, by anybody, or under a name. */
export type PhrasePlace = 'professional' | 'anybody' | 'signature';

type Rule = { readonly code: string; readonly places: readonly PhrasePlace[]; readonly words: RegExp };

const EVERYWHERE: readonly PhrasePlace[] = ['professional', 'anybody', 'signature'];

/*
 * Few and certain: a phrase is refused only where it can hardly mean anything lawful. « Saisir le tribunal », « une erreur
 * de saisie » and « confier le dossier à un commissaire de justice » are none of them.
 */
const RULES: readonly Rule[] = [
  {
    // Only a creditor with an enforceable title may seize (C. pr. exéc. L111-2); to threaten with an act that the law does
    // not allow is an aggressive practice (C. conso. L121-6, L121-7).
    code: 'dunning.phrase-seizure',
    places: EVERYWHERE,
    words:
      /saisie[\s-]+(?:immobilière|vente|attribution|de vos|sur (?:vos|votre)|de votre)|sais(?:ir|irons|issons) (?:vos|votre)\s|seiz(?:e|ure of|ing) your\s|garnish your\s/iu,
  },
  {
    // Not to pay an invoice is no offence.
    code: 'dunning.phrase-offence',
    places: EVERYWHERE,
    words:
      /(?:poursuites?|sanctions?|plainte) pénales?|porter plainte|criminal (?:charges|proceedings|prosecution)/iu,
  },
  {
    // A list of people who pay badly, shared or threatened with, has no ground in law (RGPD art. 6).
    code: 'dunning.phrase-blacklist',
    places: EVERYWHERE,
    words:
      /liste noire|(?:fichier|fichage|liste) (?:des |de |comme )?mauvais[\s-]payeurs?|blacklist|list of bad payers/iu,
  },
  {
    // What collecting costs without an enforceable title stays with the creditor (C. pr. exéc. L111-8); the law gives
    // professionals 40 € instead (C. com. D441-5), and consumers may read these texts.
    code: 'dunning.phrase-costs',
    places: ['anybody', 'signature'],
    words:
      /frais (?:de|d[’'])\s?(?:recouvrement|relance|dossier|contentieux|huissier|impayés?)|(?:collection|recovery|reminder) (?:fees?|costs|charges)/iu,
  },
  {
    // The title of a public officer is theirs alone (C. pénal 433-17).
    code: 'dunning.phrase-quality',
    places: ['signature'],
    words: /huissier|commissaire de justice|officier (?:ministériel|public)|greffier|bailiff|court officer/iu,
  },
];

/** Phrases that the law forbids a creditor, each with the words found. */
export function forbiddenPhrases(text: string, place: PhrasePlace): Finding[] {
  return RULES.flatMap(({ code, places, words }) => {
    const found = places.includes(place) ? words.exec(text)?.[0].trim() : undefined;
    return found === undefined ? [] : [error(code, { params: { words: found } })];
  });
}
