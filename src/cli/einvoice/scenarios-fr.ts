import { isSelfBilled } from '../../core/einvoice/document-type.ts';
import { addDays } from '../../core/calendar/index.ts';
import { corsicanBuyer, factor, franchiseSeller, overseasBuyers, europeanBuyers } from './data/companies.ts';
import { groupHead, privateBuyer, reunionBuyer, sellers } from './data/companies.ts';
import { goods, services } from './data/goods.ts';
import {
  EXEMPT,
  EXEMPTIONS,
  EXPORT,
  FRANCHISE,
  frenchDraft,
  frenchNotes,
  INTRA_EU,
  lineOf,
  linesOf,
  OUT_OF_SCOPE,
  REVERSED,
  someDay,
  standard,
  transfer,
} from './draft.ts';
import type { Draw } from './random.ts';
import type { Scenario } from './scenario.ts';
import { totalled } from './total.ts';

const preceding = (draw: Draw, count = 1) => ({
  preceding: Array.from({ length: count }, () => ({
    number: `F2025-${draw.int(1000, 9999)}`,
    issuedOn: addDays(someDay(draw), -400),
    type: '380',
  })),
});

const plain: Scenario[] = [
  { name: 'services', build: (draw, number) => totalled(frenchDraft(draw, number)) },
  {
    name: 'goods-four-rates',
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, {
          process: 'B1',
          lines: linesOf(draw, 8, ['20', '10', '5.5', '2.1'].map(standard), goods),
        }),
      ),
  },
  {
    name: 'overseas-rates',
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, {
          process: 'B1',
          buyer: reunionBuyer,
          lines: linesOf(draw, 4, ['8.5', '2.1', '1.75', '1.05'].map(standard), goods),
        }),
      ),
  },
  {
    name: 'corsican-rates',
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, {
          process: 'M1',
          buyer: corsicanBuyer,
          lines: linesOf(draw, 5, ['13', '10', '2.1', '0.9', '20'].map(standard)),
        }),
      ),
  },
  {
    name: 'three-hundred-lines',
    fits: ({ profile }) => profile === 'en16931' || profile === 'extended-ctc-fr',
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, {
          process: 'M1',
          lines: linesOf(draw, 300, ['20', '5.5', '10'].map(standard)),
        }),
      ),
  },
];

const untaxed: Scenario[] = [
  {
    name: 'franchise',
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, { seller: franchiseSeller, lines: linesOf(draw, 2, [EXEMPT], services) }),
        { exemptions: FRANCHISE },
      ),
  },
  {
    name: 'exempt-and-taxed',
    build: (draw, number) =>
      totalled(frenchDraft(draw, number, { lines: linesOf(draw, 4, [standard('20'), EXEMPT], services) }), {
        exemptions: {
          E: {
            exemptionReason: 'Exonération de TVA, art. 261-4-4° a du CGI (formation)',
            exemptionCode: 'VATEX-EU-132',
          },
        },
      }),
  },
  {
    name: 'reverse-charge',
    build: (draw, number) =>
      totalled(frenchDraft(draw, number, { lines: linesOf(draw, 3, [REVERSED], services) }), {
        exemptions: EXEMPTIONS,
      }),
  },
  {
    name: 'out-of-scope',
    build: (draw, number) => {
      // BR-O-02: nothing of this invoice is subject to VAT, so it bears no VAT number.
      const { vatId: _seller, ...seller } = draw.pick(sellers);
      const draft = frenchDraft(draw, number, { seller, lines: linesOf(draw, 2, [OUT_OF_SCOPE], services) });
      const { vatId: _buyer, ...buyer } = draft.buyer;
      return totalled({ ...draft, buyer }, { exemptions: EXEMPTIONS });
    },
  },
  {
    name: 'intra-eu-supply',
    build: (draw, number) => {
      const buyer = draw.pick(europeanBuyers);
      const draft = frenchDraft(draw, number, {
        process: 'B1',
        buyer,
        notes: frenchNotes('B2BINT'),
        lines: linesOf(draw, 3, [INTRA_EU], goods),
      });
      return totalled(
        { ...draft, delivery: { ...draft.delivery, name: buyer.name!, address: buyer.address! } },
        { exemptions: EXEMPTIONS },
      );
    },
  },
  {
    name: 'export',
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, {
          process: 'B1',
          buyer: draw.pick(overseasBuyers),
          notes: frenchNotes('B2BINT'),
          lines: linesOf(draw, 3, [EXPORT], goods),
        }),
        { exemptions: EXEMPTIONS },
      ),
  },
];

/** What the customer makes out in the name of the seller says so (CGI ann. II art. 242 nonies A, I-14°). */
const notesOf = (type: string) => [
  ...frenchNotes('B2B'),
  ...(isSelfBilled(type) ? [{ subject: 'AAI', text: 'Autofacturation' }] : []),
];

/** Credit notes and corrections of each kind: they name what they correct (BR-FR-CO-04, -05). */
const corrections: Scenario[] = ['381', '261', '396', '502', '503', '384', '471', '472', '473'].map(
  (type) => ({
    name: `type-${type}`,
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, {
          type,
          notes: notesOf(type),
          references: preceding(draw, type.startsWith('3') && type !== '384' ? 2 : 1),
          ...(type === '396' || type === '502' ? { payee: payeeOf() } : {}),
        }),
      ),
  }),
);

const payeeOf = () => ({
  name: factor.name!,
  ids: factor.ids,
  legalId: factor.legalId!,
});

const kinds: Scenario[] = [
  ...corrections,
  {
    name: 'global-rebate-262',
    build: (draw, number) => {
      const issuedOn = someDay(draw);
      return totalled(
        frenchDraft(draw, number, {
          type: '262',
          issuedOn,
          references: { contract: `CT-${draw.int(100, 999)}`, preceding: [] },
          period: { from: addDays(issuedOn, -365), to: addDays(issuedOn, -1) },
        }),
      );
    },
  },
  ...['386', '500'].map((type) => ({
    name: `deposit-${type}`,
    build: (draw: Draw, number: string) =>
      totalled(
        frenchDraft(draw, number, {
          type,
          notes: notesOf(type),
          references: { purchaseOrder: `BC-${draw.int(1000, 9999)}`, preceding: [] },
          lines: [
            lineOf(
              draw,
              1,
              { name: 'Acompte de 30 % à la commande', unit: 'LS', cents: [50000, 900000], kind: 'service' },
              standard('20'),
              { quantity: '1' },
            ),
          ],
        }),
      ),
  })),
  {
    name: 'final-after-deposit',
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, {
          process: 'S4',
          references: {
            preceding: [
              { number: `A2026-${draw.int(100, 999)}`, issuedOn: addDays(someDay(draw), -366), type: '386' },
            ],
          },
          lines: [
            lineOf(draw, 1, services[0]!, standard('20'), { quantity: '12', price: { net: '800.00' } }),
          ],
        }),
        { prepaid: '3456.00' },
      ),
  },
  {
    name: 'already-paid',
    build: (draw, number) => {
      const draft = frenchDraft(draw, number, { process: 'S2' });
      if (draft.issuedOn === '') return totalled(draft);
      const paidOn = addDays(draft.issuedOn, -3);
      return totalled(
        {
          ...draft,
          payment: {
            means: [{ code: '48', text: 'Carte bancaire', card: { number: '1234', holder: 'J. Dupré' } }],
            dueOn: paidOn,
          },
        },
        { isPaid: true },
      );
    },
  },
  {
    name: 'self-billed-389',
    build: (draw, number) => totalled(frenchDraft(draw, number, { type: '389', notes: notesOf('389') })),
  },
  ...['393', '501'].map((type) => ({
    name: `factored-${type}`,
    build: (draw: Draw, number: string) =>
      totalled(
        frenchDraft(draw, number, {
          type,
          notes: notesOf(type),
          payee: payeeOf(),
          payment: {
            means: [{ ...transfer, account: 'FR7610278060000002012340159', accountName: factor.name! }],
            terms: 'Créance cédée\u00a0: ne payer valablement qu’à l’affactureur (L313-23 du code monétaire)',
            dueOn: addDays(someDay(draw), 400),
          },
        }),
      ),
  })),
  {
    name: 'to-a-private-person',
    build: (draw, number) =>
      totalled(frenchDraft(draw, number, { process: 'M1', buyer: privateBuyer, notes: frenchNotes('B2C') })),
  },
  {
    name: 'taxable-group-member',
    build: (draw, number) => {
      const seller = draw.pick(sellers);
      return totalled(
        frenchDraft(draw, number, {
          seller: { ...seller, ids: [...seller.ids, { value: groupHead.legalId!.value, scheme: '0231' }] },
          taxRepresentative: {
            name: groupHead.name!,
            ids: [],
            vatId: groupHead.vatId!,
            address: groupHead.address!,
          },
          notes: [...frenchNotes('B2B'), { subject: 'TXD', text: 'MEMBRE_ASSUJETTI_UNIQUE' }],
        }),
      );
    },
  },
];

export const frenchScenarios: readonly Scenario[] = [...plain, ...untaxed, ...kinds];
