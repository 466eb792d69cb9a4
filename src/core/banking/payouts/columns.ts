import { normaliseHeader } from '../csv-profile.ts';

export type PayoutRole =
  | 'payout'
  | 'arrival'
  | 'id'
  | 'original'
  | 'date'
  | 'type'
  | 'status'
  | 'currency'
  | 'gross'
  | 'fee'
  | 'vat'
  | 'net'
  | 'number'
  | 'label'
  | 'name';

/**
 * Headers as providers of payments write them (Stripe, Mollie, SumUp, PayPal, GoCardless and alike), lower case, without
 * accents or punctuation. Within a role the first one that a file has is taken.
 */
const WORDS: Readonly<Record<PayoutRole, string>> = {
  payout:
    'automatic payout id|payouts id|payout id|payout reference|payout|settlement reference|settlement id|settlement|' +
    'reference du versement|id du versement|versement|batch id|batch|remise|numero de remise',
  arrival:
    'automatic payout effective at|automatic payout effective at utc|payouts arrival date|arrival date|payout date|' +
    'settlement date|date du versement|date de versement|date d arrivee|effective at',
  id:
    'balance transaction id|resources id|payments id|transaction id|transaction code|charge|charge id|id|' +
    'transactiereferentie|numero de transaction|identifiant de transaction|id transaction|end to end|end to end id',
  original:
    'charge id|reference txn id|original transaction id|source id|parent transaction|transaction d origine|' +
    'numero de la transaction de reference',
  date:
    'created|created utc|resources created at|resources charge date|transaction date|date|created at|' +
    'date de la transaction|date de paiement|date operation|datum',
  type: 'reporting category|resources type|transaction type|type|payment type|type de transaction|categorie',
  status: 'resources status|status|statut|etat',
  currency: 'currency|devise|settlement currency|valuta|monnaie|payouts currency',
  gross:
    'gross|gross amount|amount|total|montant brut|brut|montant|settlement amount|bruto|resources amount|avant commission',
  fee:
    'fee|fees|gocardless fees|fee amount|processing fee|frais|commission|montant des frais|transaction fee|fees amount|' +
    'kosten|total fees',
  vat: 'fee vat|vat on fee|vat on fees|fee tax|tax on fee|tva sur frais|tva sur commission|tva des frais|fees tax|vat fee',
  net: 'net|net amount|montant net|payout amount|net total|apres commission',
  number:
    'payment metadata invoice number|payment metadata invoice|metadata invoice number|metadata invoice|invoice number|' +
    'invoice id|numero de facture|facture|invoice|resources reference|factuurreferentie|order id|reference|number',
  label: 'description|resources description|item title|libelle|subject|objet|note|motif|products',
  name:
    'customers company name|customer name|consumer name|card name|payer name|payer|nom|name|client|customer|' +
    'naam|debtor|nom du client|customer description|email|customer email',
};

const LISTS = Object.entries(WORDS).map(([role, words]): [PayoutRole, string[]] => [
  role as PayoutRole,
  words.split('|'),
]);

export type PayoutColumns = Readonly<Partial<Record<PayoutRole, number>>>;

/** Which column says what; null when the file has not at least an amount and a fee, a net or a payout. */
export const findPayoutColumns = (headers: readonly string[]): PayoutColumns | null => {
  const normal = headers.map(normaliseHeader);
  const columns: Partial<Record<PayoutRole, number>> = {};
  for (const [role, words] of LISTS) {
    const at = words.map((word) => normal.indexOf(word)).find((found) => found >= 0);
    // 'charge id' names the row itself where nothing else does, and otherwise the payment it is about.
    const isTaken = at === columns.id && role === 'original';
    if (at !== undefined && !isTaken) columns[role] = at;
  }
  const isReport =
    columns.gross !== undefined &&
    (columns.fee !== undefined || columns.net !== undefined || columns.payout !== undefined);
  return isReport ? columns : null;
};

/** Whose report it is, by a column that only theirs has. */
const SIGNS: readonly (readonly [name: string, header: string])[] = [
  ['Stripe', 'balance transaction id'],
  ['Stripe', 'automatic payout id'],
  ['GoCardless', 'gocardless fees'],
  ['GoCardless', 'payouts arrival date'],
  ['Mollie', 'consumer bank account'],
  ['Mollie', 'settlement reference'],
  ['SumUp', 'transaction code'],
  ['SumUp', 'card scheme'],
  ['PayPal', 'balance impact'],
  ['PayPal', 'reference txn id'],
];

/** Empty when it is nobody we know. */
export const findProvider = (headers: readonly string[]): string => {
  const normal = new Set(headers.map(normaliseHeader));
  return SIGNS.find(([, header]) => normal.has(header))?.[0] ?? '';
};
