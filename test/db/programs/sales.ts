import fc from 'fast-check';
import { sql } from 'kysely';
import { creditInvoice } from '../../../src/app/invoicing/credits/credit-invoice.ts';
import { concludeDocument, convertDocument, issueDocument } from '../../../src/app/invoicing/index.ts';
import { readDocument } from '../../../src/app/invoicing/read-document.ts';
import { issueInvoice, itemLine, sendQuote } from '../../kit/selling.ts';
import { pick, run, secrets, type World } from './world.ts';

/** Invoices, credit notes, deposits and what is invoiced after them. */

const which = fc.nat(1000);
const price = fc
  .integer({ min: 1, max: 300_000 })
  .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
const nature = fc.constantFrom('goods' as const, 'services' as const);

export const salesActs = [
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('issue' as const),
      which,
      price,
      nature,
      offersDiscount: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('credit' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('deposit' as const), which, price, nature }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('final' as const), which }) },
];
export type SalesAct = (typeof salesActs)[number]['arbitrary'] extends fc.Arbitrary<infer T> ? T : never;

const lineOf = (unitPrice: string, of: 'goods' | 'services') => ({
  ...itemLine,
  quantity: '1',
  unitPrice,
  nature: of,
  account: of === 'goods' ? '707' : '706',
});

const issueDraft = (world: World, id: string): Promise<unknown> =>
  run(world, async (context) => {
    const { version } = await readDocument(context, id);
    return issueDocument(context, { id, version, send: false }, secrets);
  });

const documents = (world: World, kind: string, state: string): Promise<string[]> =>
  run(world, async ({ tx }) => {
    const { rows } = await sql<{ id: string }>`
      select id from sales_document where kind = ${kind} and state = ${state} order by number, id`.execute(
      tx,
    );
    return rows.map((row) => row.id);
  });

export const sell = async (world: World, act: SalesAct): Promise<void> => {
  switch (act.do) {
    case 'issue': {
      const earlyPayment = act.offersDiscount ? { earlyPayment: { percent: '2', days: 30 } } : {};
      const over = { lines: [lineOf(act.price, act.nature)], ...earlyPayment };
      await run(world, (context) => issueInvoice(context, pick(world.parties, act.which)!, secrets, over));
      return;
    }
    case 'credit': {
      const id = pick(await documents(world, 'invoice', 'issued'), act.which);
      if (id === undefined) return;
      await issueDraft(
        world,
        await run(world, (context) => creditInvoice(context, { id, reason: 'Retour' })),
      );
      return;
    }
    case 'deposit': {
      const over = { lines: [lineOf(act.price, act.nature)] };
      const quote = await run(world, async (context) => {
        const id = await sendQuote(context, pick(world.parties, act.which)!, over);
        const { version } = await readDocument(context, id);
        await concludeDocument(context, { id, version, outcome: 'accepted', note: '' });
        return convertDocument(context, { id, to: 'deposit', percent: '30' });
      });
      await issueDraft(world, quote);
      return;
    }
    case 'final': {
      const id = pick(await documents(world, 'quote', 'accepted'), act.which);
      if (id === undefined) return;
      await issueDraft(world, await run(world, (context) => convertDocument(context, { id, to: 'final' })));
    }
  }
};
