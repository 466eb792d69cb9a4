import { addDays } from '../../core/calendar/index.ts';
import { overseasBuyers } from './data/companies.ts';
import { goods } from './data/goods.ts';
import { EXEMPTIONS, EXPORT, frenchDraft, frenchNotes, linesOf, someDay } from './draft.ts';
import type { Scenario } from './scenario.ts';
import { totalled } from './total.ts';

/** Ways to pay, and currencies. */
export const paymentScenarios: readonly Scenario[] = [
  {
    name: 'direct-debit',
    build: (draw, number) => {
      const issuedOn = someDay(draw);
      return totalled(
        frenchDraft(draw, number, {
          issuedOn,
          payment: {
            means: [{ code: '59', text: 'Prélèvement SEPA', debitedAccount: 'FR7616958000010001234567834' }],
            mandate: `RUM-${draw.int(100000, 999999)}`,
            creditorId: 'FR72ZZZ123456',
            reference: number,
            dueOn: addDays(issuedOn, 15),
          },
        }),
      );
    },
  },
  {
    name: 'two-accounts',
    build: (draw, number) => {
      const draft = frenchDraft(draw, number, { taxPointCode: '5' });
      const { means } = draft.payment;
      return totalled({
        ...draft,
        payment: {
          ...draft.payment,
          means: [...means, { code: '58', account: 'FR7620041010050050001302606' }],
        },
      });
    },
  },
  {
    name: 'foreign-currency',
    // The published EXTENDED-CTC-FR rules for CII stop on two tax totals (V1.4.0), which BR-FR-CO-12 demands.
    fits: ({ syntax, profile }) => !(syntax === 'CII' && profile === 'extended-ctc-fr'),
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, { currency: draw.pick(['USD', 'CHF', 'GBP']), accountingCurrency: 'EUR' }),
        { exchangeRate: '0.9237' },
      ),
  },
  {
    name: 'yen-export',
    fits: ({ syntax, profile }) => !(syntax === 'CII' && profile === 'extended-ctc-fr'),
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, {
          process: 'B1',
          currency: 'JPY',
          accountingCurrency: 'EUR',
          buyer: draw.pick(overseasBuyers),
          notes: frenchNotes('B2BINT'),
          lines: linesOf(draw, 2, [EXPORT], goods),
        }),
        { exemptions: EXEMPTIONS, exchangeRate: '0.0061' },
      ),
  },
];
