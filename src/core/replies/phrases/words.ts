/*
 * Word families, in plain words (plain-words.ts): French and English side by side, with the apostrophe that people leave
 * out. Patterns of the kinds are put together from them.
 */

/**
 * A phrase counts inside one sentence. What conditions it or turns it elsewhere there (`butNot`) takes it back, and so does
 * what denies it in the same clause (`isDeniable`): a missed proposal costs a reading, a wrong one trust.
 */
export type Phrases = {
  readonly says: readonly RegExp[];
  readonly butNot: readonly RegExp[];
  /** « Je n’ai pas pu avant, je paie demain »: only the clause that is said counts. */
  readonly isDeniable?: true;
};

export const NOT_EN =
  "(?:not|never|cannot|yet to|unable to|(?:do|does|did|is|was|are|were|have|has|had|wo|ca|could|would|should)n?'?n?t)";
export const NOT_FR = '(?:pas|plus|jamais|rien|aucune?)';
/** What denies a clause; « rien que », « ne … que » aside. */
export const DENIES = new RegExp(
  `\\b(?:ne|n|n')(?:\\b|(?<='))[^,]{0,40}\\b${NOT_FR}\\b|\\b${NOT_FR} (?:encore|en mesure|possible|reglee?s?|payee?s?)\\b|\\bimpossible\\b|\\brefus|\\b${NOT_EN}\\b`,
);

/** What a payment is made by. */
export const PAYMENT =
  '(?:reglements?|reglemt|paiements?|payements?|virements?|cheques?|traites?|lcr|prelevements?|acomptes?|fonds|argent|sommes?|solde|mandatements?|mandats?|payments?|transfers?|remittances?|funds|money)';
export const INVOICE =
  '(?:(?<!montants? |prix |total |tarif )factures?\\b|fact\\b|invoices?\\b|bills?\\b|documents?\\b|(?:la|cette|the) (?:piece|fact)|[a-z]{1,4}-\\d[\\w-]*)';

/** To pay, as people conjugate it. */
export const TO_PAY = '(?:regler|payer|verser|virer|solder|acquitter|honorer|regulariser)';
export const PAID = '(?:reglee?s?|payee?s?|versee?s?|viree?s?|soldee?s?|acquittee?s?|honoree?s?|creditee?s?)';
export const I_PAY =
  '(?:regle|reglons|reglerai|reglerons|reglera|paie|paye|payons|paierai|payerai|paierons|payerons|paiera|payera|vire|virons|virerai|virerons|verse|versons|verserai|verserons|versera|solde|soldons|solderai|solderons|solderez|regularise|regularisons|regulariserai|regulariserons|acquitte|acquittons|acquitterai|acquitterons)';
/** A future that nobody but whoever pays can mean. */
export const WILL_PAY =
  '(?:reglerai|reglerons|reglera|paierai|paierons|paiera|payerai|payerons|payera|virerai|virerons|virera|verserai|verserons|versera|solderai|solderons|soldera|acquitterai|acquitterons|regulariserai|regulariserons)';
export const PAY_EN = '(?:pay|settle|clear|transfer|wire|remit)';
export const PAID_EN = '(?:paid|settled|cleared|transferred|wired|remitted)';

/** Things sold. */
export const GOODS =
  '(?:marchandises?|commandes?|colis|produits?|articles?|pieces?|cartons?|caisses?|palettes?|lots?|chaises?|tables?|meubles?|materiel|materiaux|machines?|appareils?|equipements?|goods|orders?|deliver(?:y|ies)|parcels?|shipments?|items?|parts?|boxes|box|units|pallets?|chairs?|equipment|machines?)';
/** Things done. */
export const WORKS =
  '(?:prestations?|interventions?|travaux|chantiers?|installations?|depannages?|entretiens?|livraisons?|services?|works?|jobs?|installations?|visits?|repairs?|deliver(?:y|ies))';
export const NUMBER =
  '(?:\\d+|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|two|three|four|five|six|seven|eight|nine|ten|twelve)';
export const INSTALMENTS =
  '(?:versements?|echeances?|mensualites?|echeanciers?|acomptes|instal?lments?|payment plan|plan de (?:paiement|reglement)|tranches)';
