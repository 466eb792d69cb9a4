/** Words of bank texts, upper case without accents. They support or contradict; alone they prove nothing. */
export const PART_WORDS =
  /\b(?:ACOMPTE|ACPTE|PARTIEL(?:LE)?|\d+ ?(?:ER|ERE|E|EME|ND|NDE) (?:VERSEMENT|ECHEANCE|PAIEMENT)|VERSEMENT \d|PART PAYMENT|INSTALLMENT|INSTALMENT)\b/;
export const DISCOUNT_WORDS = /\b(?:ESCOMPTE|ESC|SKONTO|EARLY PAYMENT|CASH DISCOUNT)\b/;
export const FEE_WORDS = /\b(?:CHGS?|CHARGES?|FRAIS|COMM(?:ISSION)?S?|FEES?|SHA|BEN)\b/;
export const CREDIT_WORDS = /\b(?:AVOIRS?|MOINS|CREDIT NOTES?)\b/;
export const MORE_WORDS = /\b(?:ET AUTRES|ET DIVERS|ETC|AND OTHERS|DIVERSES FACTURES)\b/;

/** Money in that is rarely an invoice being paid: own transfers, loans, interest, the State, insurers, suppliers. */
const NOT_OURS = [
  /\bVIR(?:EMENT)? INT(?:ERNE)?\b/,
  /\bDE COMPTE A COMPTE\b/,
  /\b(?:DEBLOCAGE|DEBLOC|REMBOURSEMENT|RBT|ECHEANCE) (?:DE )?PRET\b/,
  /\bINTERETS? (?:CREDITEURS?|CAPITALISES?)\b/,
  /\bREMB(?:OURSEMENT)?T? (?:DE )?(?:CREDIT )?(?:DE )?TVA\b/,
  /\bAVOIR FOURNISSEUR\b/,
  /\bANNULATION (?:DE )?(?:FRAIS|COMMISSIONS?)\b/,
  /\b(?:INDEMNITE|REMBOURSEMENT) (?:DE )?SINISTRE\b/,
  /\b(?:SUBVENTION|AIDE A L EMPLOI)\b/,
  /\bIJ(?:SS)?\b/,
  /\b(?:TAX REFUND|LOAN|INTEREST PAID|INTERNAL TRANSFER)\b/,
  /\b(?:REMISE|REM) (?:DE )?(?:CHEQUES?|CHQ|CB|CARTES?|PRLV|PRELEVEMENTS?)\b/,
];
const NOT_OUR_PAYERS = /^(?:DGFIP|DRFIP REMBOURSEMENT|URSSAF|CPAM|BPIFRANCE|POLE EMPLOI|FRANCE TRAVAIL)\b/;

export const soundsLikeNotOurs = (text: string, payer: string): boolean =>
  NOT_OUR_PAYERS.test(payer) || NOT_OURS.some((one) => one.test(text));
