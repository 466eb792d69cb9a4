import { plainHeader } from './plain-header.ts';

/** What a table of deliveries can say of each of its lines. */
export const deliveryFields = [
  'code',
  'name',
  'siren',
  'reference',
  'deliveredOn',
  'order',
  'article',
  'label',
  'quantity',
  'unit',
  'price',
  'rate',
  'nature',
  'account',
  'currency',
] as const;
export type DeliveryField = (typeof deliveryFields)[number];

/** As programs and people head their columns; the first of a list is the surest. */
const HEADERS: Readonly<Record<DeliveryField, readonly string[]>> = {
  code: ['code client', 'numero client', 'compte client', 'code tiers', 'customer code', 'customer number'],
  name: ['client', 'nom client', 'nom du client', 'raison sociale', 'customer', 'customer name'],
  siren: ['siren', 'numero siren', 'siren client'],
  reference: [
    'bon de livraison',
    'numero bl',
    'n bl',
    'bl',
    'reference bl',
    'numero de bl',
    'bon d intervention',
    'numero livraison',
    'delivery note',
    'delivery number',
    'reference',
    'numero',
  ],
  deliveredOn: [
    'date de livraison',
    'date livraison',
    'livre le',
    'date bl',
    'date de fin',
    'terminee le',
    'termine le',
    'date prestation',
    'date d intervention',
    'delivery date',
    'delivered on',
    'finished on',
    'date',
  ],
  order: [
    'commande',
    'numero de commande',
    'numero commande',
    'bon de commande',
    'reference commande',
    'purchase order',
    'po number',
    'order',
  ],
  article: ['reference article', 'code article', 'article', 'sku', 'item code', 'product code'],
  label: ['designation', 'libelle', 'description', 'produit', 'prestation', 'product', 'item', 'label'],
  quantity: ['quantite', 'qte', 'quantite livree', 'quantity', 'qty'],
  unit: ['unite', 'unit'],
  price: [
    'prix unitaire ht',
    'prix unitaire',
    'pu ht',
    'pu',
    'p u ht',
    'prix ht',
    'prix',
    'montant ht',
    'unit price',
    'price',
  ],
  rate: ['taux tva', 'taux de tva', 'tva', 'vat rate', 'vat'],
  nature: ['nature', 'type'],
  account: ['compte de vente', 'compte de produit', 'compte', 'revenue account', 'account'],
  currency: ['devise', 'currency'],
};

/** Which column says what; the surest header wins, and a column says one thing. */
export function deliveryColumns(headers: readonly string[]): ReadonlyMap<DeliveryField, number> {
  const plain = headers.map((header) => plainHeader(header));
  const columns = new Map<DeliveryField, number>();
  for (const field of deliveryFields) {
    for (const word of HEADERS[field]) {
      const at = plain.findIndex(
        (header, index) => header === word && ![...columns.values()].includes(index),
      );
      if (at < 0) continue;
      columns.set(field, at);
      break;
    }
  }
  return columns;
}
