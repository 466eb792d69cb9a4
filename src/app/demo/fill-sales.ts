import type { DocumentContent } from '../../contract/document-shapes.ts';
import { addDays } from '../../core/calendar/index.ts';
import { normalizeName } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import {
  concludeDocument,
  convertDocument,
  createDraft,
  issueDocument,
  startDocument,
} from '../invoicing/index.ts';
import { PRODUCTS } from './data/products.ts';
import { insertRows } from './insert-rows.ts';

type Pick = readonly [code: string, quantity: string];
type Line = DocumentContent['lines'][number];

const SALES: readonly {
  readonly title: string;
  readonly kind: 'quote' | 'invoice';
  readonly lines: readonly Pick[];
  /** How far it has come. */
  readonly until: 'draft' | 'sent' | 'accepted' | 'deposit' | 'issued';
}[] = [
  {
    title: 'Linge des 24 chambres de l’aile sud',
    kind: 'quote',
    lines: [
      ['DRAP-180', '72'],
      ['HOUSSE-240', '48'],
      ['TAIE-65', '96'],
      ['BROD', '216'],
      ['LIV', '1'],
    ],
    until: 'deposit',
  },
  {
    title: 'Renouvellement éponge, saison d’hiver',
    kind: 'quote',
    lines: [
      ['SERV-50', '200'],
      ['SERV-70', '200'],
      ['PEIG-L', '40'],
    ],
    until: 'sent',
  },
  {
    title: 'Nappes du restaurant',
    kind: 'quote',
    lines: [
      ['NAPPE-150', '60'],
      ['BROD', '60'],
    ],
    until: 'accepted',
  },
  { title: 'Location-entretien', kind: 'invoice', lines: [['LOC-MOIS', '1']], until: 'issued' },
  {
    title: 'Draps et formation',
    kind: 'invoice',
    lines: [
      ['DRAP-160', '30'],
      ['FORM', '4'],
    ],
    until: 'issued',
  },
  {
    title: 'Complément de taies',
    kind: 'invoice',
    lines: [['TAIE-65', '36']],
    until: 'draft',
  },
];

/** What the sample company is selling just now: products, quotes on their way, invoices issued here. */
export const fillSales = async (context: Context, secrets: SecretBox): Promise<void> => {
  await addProducts(context);
  const customers = await buyers(context, SALES.length);
  for (const [index, sale] of SALES.entries()) {
    const customerId = customers[index % customers.length]!;
    const content = await startDocument(context, { kind: sale.kind, customerId });
    const suppliedOn = sale.kind === 'invoice' ? addDays(context.today, -1) : null;
    const id = await createDraft(context, {
      ...content,
      title: sale.title,
      suppliedOn,
      lines: sale.lines.map(lineOf),
    });
    if (sale.until === 'draft') continue;
    if (sale.until === 'issued') {
      await issueDocument(context, { id, version: 1, send: false }, secrets);
      continue;
    }
    await concludeDocument(context, { id, version: 1, outcome: 'sent', note: '' });
    if (sale.until === 'sent') continue;
    await concludeDocument(context, { id, version: 2, outcome: 'accepted', note: '' });
    if (sale.until !== 'deposit') continue;
    const depositId = await convertDocument(context, { id, to: 'deposit', percent: '30' });
    await issueDocument(context, { id: depositId, version: 1, send: false }, secrets);
  }
};

const addProducts = (context: Context): Promise<void> =>
  insertRows(
    context,
    'product',
    PRODUCTS.map(([code, name, nature, unit, price, rate]) => ({
      id: newId(),
      code,
      name,
      search_name: normalizeName(name),
      description: '',
      nature,
      unit,
      unit_price: price,
      vat: { category: 'S', rate },
      account: '',
      version: 1,
      recorded_at: context.now,
    })),
  );

const lineOf = ([code, quantity]: Pick, index: number): Line => {
  const product = PRODUCTS.find((one) => one[0] === code);
  if (product === undefined) throw new Error(`no product ${code}`);
  const [, name, nature, unit, unitPrice, rate] = product;
  return {
    type: 'item',
    id: `l${index + 1}`,
    reference: code,
    name,
    quantity,
    unit,
    unitPrice,
    vat: { category: 'S', rate },
    account: nature === 'goods' ? '707' : '706',
    nature,
  };
};

/** Companies, so that every mention of an invoice between professionals shows. */
const buyers = async (context: Context, count: number): Promise<string[]> => {
  const rows = await context.tx
    .selectFrom('party')
    .select('id')
    .where('org_id', '=', context.org)
    .where('kind', '=', 'company')
    .where('siren', '<>', '')
    .orderBy('id')
    .limit(count)
    .execute();
  return rows.map((row) => row.id);
};
