import type { VatCategory } from '../model.ts';

/** Why no VAT is charged, with the text the law wants on the document. */
export type VatExemption = {
  readonly key: string;
  readonly category: Exclude<VatCategory, 'S' | 'Z'>;
  /** VATEX code of EN 16931 (BT-121). */
  readonly vatex: string;
  readonly article: string;
  /** Printed as it is (CGI ann. II art. 242 nonies A, I-12° to I-16°; BT-120). */
  readonly text: { readonly fr: string; readonly en: string };
};

/**
 * Sources. The articles and the code VATEX-FR-FRANCHISE of 293 B, 283-2, 283-2 nonies, 262 ter I, 262 I and the margin
 * schemes: the law on invoices as checked for this project. The VATEX codes: EN 16931 code lists, as published with the
 * French rules. The other articles and the English wording: general knowledge, to be confirmed by an accountant.
 *
 * VAT moves from the CGI to the CIBS (livre II; ordonnance 2025-1247) on 1 January 2027, put off by ordonnance 2026-671,
 * and documents may name the articles of the CGI until 30 June 2028 (both as secondary sources give them). The new
 * articles replace `article` and `text` here before that day.
 */
export const VAT_EXEMPTIONS: readonly VatExemption[] = [
  {
    key: 'franchise',
    category: 'E',
    vatex: 'VATEX-FR-FRANCHISE',
    article: 'CGI art. 293 B',
    text: {
      fr: 'TVA non applicable, article 293 B du CGI',
      en: 'VAT not applicable, article 293 B of the French tax code (CGI)',
    },
  },
  {
    key: 'reverse-charge',
    category: 'AE',
    vatex: 'VATEX-EU-AE',
    article: 'CGI art. 283-2',
    text: {
      fr: 'Autoliquidation, article 283-2 du CGI',
      en: 'Reverse charge, article 283-2 of the French tax code (CGI)',
    },
  },
  {
    key: 'construction-subcontracting',
    category: 'AE',
    vatex: 'VATEX-EU-AE',
    article: 'CGI art. 283-2 nonies',
    text: {
      fr: 'Autoliquidation, article 283-2 nonies du CGI',
      en: 'Reverse charge, article 283-2 nonies of the French tax code (CGI)',
    },
  },
  {
    // General knowledge.
    key: 'waste',
    category: 'AE',
    vatex: 'VATEX-EU-AE',
    article: 'CGI art. 283-2 sexies',
    text: {
      fr: 'Autoliquidation, article 283-2 sexies du CGI',
      en: 'Reverse charge, article 283-2 sexies of the French tax code (CGI)',
    },
  },
  {
    // Services to a taxable person of another member state: taxed where the customer is. Directive: general knowledge.
    key: 'eu-services',
    category: 'AE',
    vatex: 'VATEX-EU-AE',
    article: 'CGI art. 259, 1°',
    text: {
      fr: 'Autoliquidation, articles 259, 1° et 283-2 du CGI (article 196 de la directive 2006/112/CE)',
      en: 'Reverse charge, article 196 of Directive 2006/112/EC (articles 259, 1° and 283-2 CGI)',
    },
  },
  {
    key: 'eu-goods',
    category: 'K',
    vatex: 'VATEX-EU-IC',
    article: 'CGI art. 262 ter, I',
    text: {
      fr: 'Exonération de TVA, article 262 ter, I du CGI',
      en: 'VAT-exempt intra-Community supply, article 262 ter, I of the French tax code (CGI)',
    },
  },
  {
    key: 'export',
    category: 'G',
    vatex: 'VATEX-EU-G',
    article: 'CGI art. 262, I',
    text: {
      fr: 'Exonération de TVA, article 262, I du CGI',
      en: 'VAT-exempt export, article 262, I of the French tax code (CGI)',
    },
  },
  {
    // General knowledge: overseas departments are export territory for goods from mainland France, and back.
    key: 'overseas-goods',
    category: 'G',
    vatex: 'VATEX-EU-G',
    article: 'CGI art. 294, 2',
    text: {
      fr: 'Exonération de TVA, article 294, 2 du CGI',
      en: 'VAT-exempt, article 294, 2 of the French tax code (CGI)',
    },
  },
  {
    key: 'non-eu-services',
    category: 'O',
    vatex: 'VATEX-EU-O',
    article: 'CGI art. 259, 1°',
    text: {
      fr: 'TVA non applicable, article 259, 1° du CGI',
      en: 'Not subject to French VAT, article 259, 1° of the French tax code (CGI)',
    },
  },
  {
    // General knowledge.
    key: 'guyane-mayotte',
    category: 'O',
    vatex: 'VATEX-EU-O',
    article: 'CGI art. 294, 1',
    text: {
      fr: 'TVA non applicable, article 294, 1 du CGI',
      en: 'VAT not applicable, article 294, 1 of the French tax code (CGI)',
    },
  },
  {
    // Subsidies, damages, disbursements on the customer’s behalf. General knowledge.
    key: 'out-of-scope',
    category: 'O',
    vatex: 'VATEX-EU-O',
    article: 'CGI art. 256',
    text: {
      fr: 'Opération hors du champ d’application de la TVA, article 256 du CGI',
      en: 'Outside the scope of VAT, article 256 of the French tax code (CGI)',
    },
  },
  ...exempt('medical', 'VATEX-FR-CGI261-4', '261, 4-1°'),
  ...exempt('training', 'VATEX-FR-CGI261-4', '261, 4-4°'),
  ...exempt('real-estate', 'VATEX-FR-CGI261-5', '261, 5'),
  ...exempt('non-profit', 'VATEX-FR-CGI261-7', '261, 7'),
  ...exempt('shared-services', 'VATEX-FR-CGI261B', '261 B'),
  ...exempt('finance', 'VATEX-FR-CGI261C-1', '261 C, 1°'),
  ...exempt('insurance', 'VATEX-FR-CGI261C-2', '261 C, 2°'),
  ...exempt('bare-letting', 'VATEX-FR-CGI261D-2', '261 D, 2°'),
  ...exempt('furnished-letting', 'VATEX-FR-CGI261D-4', '261 D, 4°'),
  ...exempt('suspended', 'VATEX-FR-CGI275', '275'),
  ...exempt('investment-gold', 'VATEX-FR-298SEXDECIESA', '298 sexdecies A'),
  ...margin('margin-second-hand', 'VATEX-EU-F', 'Biens d’occasion', 'second-hand goods'),
  ...margin('margin-art', 'VATEX-EU-I', 'Objets d’art', 'works of art'),
  ...margin(
    'margin-antiques',
    'VATEX-EU-J',
    'Objets de collection et d’antiquité',
    'collector’s items and antiques',
  ),
  {
    key: 'margin-travel',
    category: 'E',
    vatex: 'VATEX-EU-D',
    article: 'CGI art. 266, 1-e',
    text: {
      fr: 'Régime particulier – Agences de voyages',
      en: 'Margin scheme – travel agents',
    },
  },
  {
    // A rebate after the invoice that leaves its VAT as it was. General knowledge (BOI-TVA-DECLA-30-20-20).
    key: 'credit-without-vat',
    category: 'E',
    vatex: 'VATEX-FR-CNWVAT',
    article: 'CGI art. 272, 1',
    text: {
      fr: 'Avoir net de taxe, la TVA facturée n’est pas rectifiée',
      en: 'Credit note without VAT: the VAT invoiced is not adjusted',
    },
  },
];

/** General knowledge: the articles that exempt an activity. */
function exempt(key: string, vatex: string, article: string): VatExemption[] {
  const text = {
    fr: `Exonération de TVA, article ${article} du CGI`,
    en: `VAT-exempt, article ${article} of the French tax code (CGI)`,
  };
  return [{ key, category: 'E', vatex, article: `CGI art. ${article}`, text }];
}

/** CGI art. 297 A and 297 E: VAT is in the margin and never shown. */
function margin(key: string, vatex: string, fr: string, en: string): VatExemption[] {
  const text = { fr: `Régime particulier – ${fr}`, en: `Margin scheme – ${en}` };
  return [{ key, category: 'E', vatex, article: 'CGI art. 297 E', text }];
}
