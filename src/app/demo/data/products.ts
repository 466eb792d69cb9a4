/** What a company that sells linen to hotels sells: code, name, nature, unit, price without VAT, VAT rate. */
export const PRODUCTS: readonly (readonly [
  code: string,
  name: string,
  nature: 'goods' | 'services',
  unit: string,
  price: string,
  rate: string,
])[] = [
  ['DRAP-160', 'Drap housse percale, 160 × 200', 'goods', 'C62', '38.90', '20'],
  ['DRAP-180', 'Drap housse percale, 180 × 200', 'goods', 'C62', '42.50', '20'],
  ['HOUSSE-240', 'Housse de couette percale, 240 × 220', 'goods', 'C62', '79.00', '20'],
  ['TAIE-65', 'Taie d’oreiller, 65 × 65', 'goods', 'C62', '12.40', '20'],
  ['SERV-50', 'Serviette éponge 500 g/m², 50 × 100', 'goods', 'C62', '8.20', '20'],
  ['SERV-70', 'Drap de bain 500 g/m², 70 × 140', 'goods', 'C62', '15.60', '20'],
  ['PEIG-L', 'Peignoir nid d’abeille', 'goods', 'C62', '46.00', '20'],
  ['NAPPE-150', 'Nappe coton damassé, 150 × 150', 'goods', 'C62', '31.00', '20'],
  ['BROD', 'Broderie du monogramme', 'services', 'C62', '2.80', '20'],
  ['LIV', 'Livraison et mise en place', 'services', 'LS', '95.00', '20'],
  ['LOC-MOIS', 'Location-entretien du linge, forfait mensuel', 'services', 'MON', '640.00', '20'],
  ['FORM', 'Formation des équipes d’étage', 'services', 'HUR', '72.00', '20'],
];
