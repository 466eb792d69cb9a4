import { addDays } from '../../core/calendar/index.ts';
import type { EPayment } from '../../core/einvoice/model.ts';
import {
  buyers,
  europeanBuyers,
  germanAuthority,
  germanSeller,
  overseasBuyers,
  sellers,
} from './data/companies.ts';
import { foreignGoods, goods } from './data/goods.ts';
import {
  EXEMPTIONS,
  EXPORT,
  frenchDraft,
  INTRA_EU,
  lineOf,
  linesOf,
  standard,
  transfer,
  ZERO_RATED,
  type Change,
  type DraftInvoice,
} from './draft.ts';
import type { Draw } from './random.ts';
import type { Scenario } from './scenario.ts';
import { totalled } from './total.ts';

/** Nothing French in it: no billing mode, no mandatory notes; a buyer reference and an order, as customers abroad ask. */
function draft(draw: Draw, number: string, change: Change = {}): DraftInvoice {
  return frenchDraft(draw, number, {
    process: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
    notes: [{ text: 'Merci de votre confiance – thank you – ευχαριστούμε – благодарим' }],
    references: {
      buyerReference: `REF-${draw.int(100, 999)}`,
      purchaseOrder: `PO${draw.int(1000, 9999)}`,
      preceding: [],
    },
    ...change,
  });
}

const intraEu = (draw: Draw, number: string, change: Change = {}) => {
  const buyer = draw.pick(europeanBuyers);
  const made = draft(draw, number, { buyer, lines: linesOf(draw, 3, [INTRA_EU], foreignGoods), ...change });
  return totalled(
    { ...made, delivery: { ...made.delivery, name: buyer.name!, address: buyer.address! } },
    { exemptions: EXEMPTIONS },
  );
};

export const europeanScenarios: readonly Scenario[] = [
  { name: 'intra-eu-supply', build: (draw, number) => intraEu(draw, number) },
  {
    name: 'intra-eu-credit-note',
    build: (draw, number) =>
      intraEu(draw, number, {
        type: '381',
        references: { buyerReference: 'REF', preceding: [{ number: 'F2026-0003' }] },
      }),
  },
  {
    name: 'german-rates',
    build: (draw, number) =>
      totalled(
        draft(draw, number, {
          seller: germanSeller,
          buyer: europeanBuyers[0]!,
          lines: linesOf(draw, 4, [standard('19'), standard('7')], foreignGoods),
        }),
      ),
  },
  {
    name: 'zero-rated',
    build: (draw, number) =>
      totalled(
        draft(draw, number, {
          seller: germanSeller,
          buyer: draw.pick(buyers),
          lines: linesOf(draw, 3, [ZERO_RATED, standard('19')], foreignGoods),
        }),
      ),
  },
  {
    name: 'export-in-dollars',
    build: (draw, number) =>
      totalled(
        draft(draw, number, {
          currency: 'USD',
          buyer: draw.pick(overseasBuyers),
          lines: linesOf(draw, 3, [EXPORT], foreignGoods),
        }),
        { exemptions: EXEMPTIONS },
      ),
  },
  {
    name: 'all-prepaid',
    build: (draw, number) =>
      totalled(
        draft(draw, number, {
          buyer: draw.pick(europeanBuyers),
          seller: germanSeller,
          lines: linesOf(draw, 2, [standard('19')], foreignGoods),
        }),
        {
          isPaid: true,
        },
      ),
  },
];

const payingBy = (payment: EPayment, draw: Draw, number: string) => {
  const made = german(draw, number);
  return totalled({
    ...made,
    payment: { ...payment, ...(made.payment.dueOn !== undefined && { dueOn: made.payment.dueOn }) },
  });
};

/** To a public body in Germany: the Leitweg-ID stands as buyer reference (BT-10). */
const german = (draw: Draw, number: string, change: Change = {}): DraftInvoice =>
  draft(draw, number, {
    seller: draw.pick([germanSeller, ...sellers]),
    buyer: germanAuthority,
    notes: [{ subject: 'AAI', text: 'Vielen Dank für Ihren Auftrag.' }],
    references: { buyerReference: '991-33333TEST-33', purchaseOrder: '0815', preceding: [] },
    lines: linesOf(draw, 3, [standard('19'), standard('7')], foreignGoods),
    ...change,
  });

export const germanScenarios: readonly Scenario[] = [
  { name: 'services', build: (draw, number) => totalled(german(draw, number)) },
  {
    name: 'credit-note',
    build: (draw, number) =>
      totalled(
        german(draw, number, {
          type: '381',
          references: { buyerReference: '991-33333TEST-33', preceding: [{ number: 'RE-2026-77' }] },
        }),
      ),
  },
  {
    name: 'corrected',
    build: (draw, number) =>
      totalled(
        german(draw, number, {
          type: '384',
          references: { buyerReference: '991-33333TEST-33', preceding: [{ number: 'RE-2026-78' }] },
        }),
      ),
  },
  {
    name: 'skonto',
    build: (draw, number) => {
      const made = german(draw, number);
      const means = [
        { ...transfer, text: 'SEPA-Überweisung', account: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
      ];
      return totalled({
        ...made,
        payment: { ...made.payment, means, terms: '#SKONTO#TAGE=14#PROZENT=2.25#' },
      });
    },
  },
  {
    name: 'direct-debit',
    build: (draw, number) =>
      payingBy(
        {
          means: [{ code: '59', debitedAccount: 'DE89370400440532013000' }],
          mandate: 'MREF-0042',
          creditorId: 'DE98ZZZ09999999999',
        },
        draw,
        number,
      ),
  },
  {
    name: 'card',
    build: (draw, number) =>
      payingBy(
        { means: [{ code: '48', card: { number: '1234', holder: 'K. Süß' } }], terms: 'Bezahlt' },
        draw,
        number,
      ),
  },
  {
    name: 'allowances-and-attachment',
    build: (draw, number) =>
      totalled(
        german(draw, number, {
          allowancesCharges: [
            { isCharge: false, amount: '12.00', vat: standard('19'), reason: 'Rabatt' },
            { isCharge: true, amount: '7.90', vat: standard('19'), reason: 'Versand', reasonCode: 'FC' },
          ],
          attachments: [
            { id: 'Stundenzettel', fileName: 'stunden.csv', mediaType: 'text/csv', content: 'YTtiCg==' },
            { id: 'Plan', url: 'https://dateien.example/plan.pdf' },
          ],
        }),
      ),
  },
  {
    name: 'delivered-lines',
    build: (draw, number) => {
      const made = german(draw, number);
      if (made.issuedOn === '') return totalled(made);
      const from = addDays(made.issuedOn, -30);
      return totalled({
        ...made,
        period: { from, to: made.issuedOn },
        delivery: {
          name: 'Lager Süd',
          on: made.issuedOn,
          address: { lines: ['Am Kanal 3'], postalCode: '12345', city: 'Königs Wusterhausen', country: 'DE' },
        },
        lines: [
          lineOf(draw, 1, goods[0]!, standard('19'), { period: { from, to: made.issuedOn } }),
          lineOf(draw, 2, goods[1]!, standard('19'), { quantity: '-1' }),
          lineOf(draw, 3, goods[1]!, standard('19'), { quantity: '3' }),
        ],
      });
    },
  },
];
