/** What is sold in the samples: words as people write them, units of UN/ECE Rec 20, net prices in cents. */
export type Good = {
  readonly name: string;
  readonly unit: string;
  /** From, to: hundredths of the currency. */
  readonly cents: readonly [number, number];
  readonly kind: 'goods' | 'service';
  readonly description?: string;
};

export const goods: readonly Good[] = [
  { name: 'Étagère en chêne massif 120 × 30 cm', unit: 'C62', cents: [4900, 32900], kind: 'goods' },
  { name: 'Table de réunion, plateau noyer', unit: 'C62', cents: [59000, 249000], kind: 'goods' },
  { name: 'Vis inox A2 5×60, boîte de 200', unit: 'XBX', cents: [890, 2490], kind: 'goods' },
  {
    name: 'Farine de blé T65',
    unit: 'KGM',
    cents: [62, 145],
    kind: 'goods',
    description: 'Moulin de l’Aÿ, lot à DLC > 6 mois',
  },
  { name: 'Câble R2V 3G2,5', unit: 'MTR', cents: [110, 260], kind: 'goods' },
  { name: 'Peinture mate « blanc d’Espagne »', unit: 'LTR', cents: [1150, 2890], kind: 'goods' },
  { name: 'Café en grains, sac de 1 kg', unit: 'KGM', cents: [1290, 2590], kind: 'goods' },
];

export const services: readonly Good[] = [
  { name: 'Audit de l’organisation comptable', unit: 'DAY', cents: [65000, 120000], kind: 'service' },
  { name: 'Développement & intégration', unit: 'HUR', cents: [6500, 14500], kind: 'service' },
  {
    name: 'Pose et réglage sur site',
    unit: 'HUR',
    cents: [4200, 7800],
    kind: 'service',
    description: 'Deux compagnons, outillage compris',
  },
  { name: 'Forfait déplacement', unit: 'LS', cents: [4500, 18000], kind: 'service' },
  { name: 'Formation « premiers secours »', unit: 'C62', cents: [19000, 42000], kind: 'service' },
  { name: 'Abonnement mensuel – hébergement', unit: 'MON', cents: [2900, 19900], kind: 'service' },
];

export const foreignGoods: readonly Good[] = [
  { name: 'Schreibtisch „Zünfte“, Eiche', unit: 'C62', cents: [39900, 89900], kind: 'goods' },
  { name: 'Ελαιόλαδο εξαιρετικό παρθένο, 5 λίτρα', unit: 'C62', cents: [3900, 6900], kind: 'goods' },
  { name: 'Розово масло, 10 мл', unit: 'C62', cents: [4500, 9900], kind: 'goods' },
  { name: 'Beratung: Prozesse & Maße', unit: 'HUR', cents: [9000, 15000], kind: 'service' },
  { name: 'Consulting "on site" <travel included>', unit: 'DAY', cents: [80000, 140000], kind: 'service' },
];

/** Words that break careless writers and layouts. */
export const awkwardTexts = {
  markup: `A & B < C > D "E" 'F' &amp; <!-- --> ]]> <![CDATA[x]]>`,
  scripts: 'Ελληνικά · Кириллица · Łódź · İstanbul · ﬁn · ①²³ · œuf · 日本語 · 😀 · e\u0301té',
  longWord: 'Anticonstitutionnellement'.repeat(12),
  lines: 'Première ligne\nDeuxième ligne\n\nQuatrième ligne',
};
