import { addMonths, endOfMonth, startOfMonth } from '../../core/calendar/index.ts';
import type { EAllowanceCharge } from '../../core/einvoice/model.ts';
import { awkwardTexts, goods, services } from './data/goods.ts';
import { discounted, frenchDraft, frenchNotes, lineOf, linesOf, someDay, standard } from './draft.ts';
import type { Scenario } from './scenario.ts';
import { shareOf, totalled } from './total.ts';

/** What an invoice may hold besides its kind: allowances, references, periods, attachments, currencies, odd texts. */

const percentOff = (base: string, percent: string): EAllowanceCharge => ({
  isCharge: false,
  amount: shareOf(base, percent),
  base,
  percent,
  reason: 'Remise commerciale',
  reasonCode: '95',
});

const onLines: Scenario[] = [
  {
    name: 'negative-line',
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, {
          process: 'B1',
          lines: [
            ...linesOf(draw, 3, [standard('20')], goods),
            lineOf(draw, 4, goods[0]!, standard('20'), {
              quantity: '-1',
              note: 'Reprise d’un article livré abîmé',
            }),
          ],
        }),
      ),
  },
  {
    name: 'line-allowances',
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, {
          process: 'M1',
          lines: [
            lineOf(draw, 1, services[0]!, standard('20'), {
              quantity: '10',
              price: { net: '800.00' },
              allowancesCharges: [percentOff('8000.00', '12.5')],
            }),
            lineOf(draw, 2, goods[1]!, standard('20'), {
              allowancesCharges: [
                { isCharge: false, amount: '15.30', reason: 'Geste commercial' },
                { isCharge: true, amount: '4.20', reason: 'Emballage', reasonCode: 'PC' },
              ],
            }),
          ],
        }),
      ),
  },
  {
    name: 'gross-prices',
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, {
          process: 'B1',
          lines: [
            lineOf(draw, 1, goods[2]!, standard('20'), { price: discounted('18.90', '15') }),
            lineOf(draw, 2, goods[3]!, standard('5.5'), {
              quantity: '12500.5',
              price: { net: '612.345678', baseQuantity: '1000', baseUnit: 'KGM' },
            }),
            lineOf(draw, 3, goods[4]!, standard('20'), { quantity: '0.125', price: { net: '0.004321' } }),
            lineOf(draw, 4, goods[5]!, standard('20'), { price: { net: '0' }, note: 'Offert' }),
          ],
        }),
      ),
  },
  {
    name: 'described-items',
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, {
          process: 'B1',
          lines: goods.slice(0, 4).map((good, index) =>
            lineOf(draw, index + 1, good, standard(index === 3 ? '5.5' : '20'), {
              note: `Lot nº ${draw.int(100, 999)}`,
              orderLine: String(index * 10 + 10),
              buyerAccounting: `60${draw.int(100, 999)}`,
              object: { value: `CHANTIER-${draw.int(10, 99)}`, scheme: 'AWV' },
              item: {
                name: good.name,
                description: 'Description longue\nsur deux lignes',
                sellerId: `REF-${draw.int(1000, 9999)}`,
                buyerId: `ART${draw.int(1000, 9999)}`,
                standardId: { value: '3123456789012', scheme: '0160' },
                classifications: [
                  { value: '94036010', scheme: 'HS' },
                  { value: '56101700', scheme: 'TST', version: '26.08' },
                ],
                originCountry: draw.pick(['FR', 'IT', 'PT']),
                attributes: [
                  { name: 'Essence', value: 'Chêne' },
                  { name: 'Finition', value: 'Huilée & cirée' },
                ],
              },
            }),
          ),
        }),
      ),
  },
];

const onDocument: Scenario[] = [
  {
    name: 'document-allowances',
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, {
          process: 'M1',
          lines: linesOf(draw, 5, [standard('20'), standard('10')]),
          allowancesCharges: [
            { ...percentOff('1000.00', '5'), vat: standard('20') },
            { isCharge: false, amount: '20.00', vat: standard('10'), reason: 'Remise de fidélité' },
            {
              isCharge: true,
              amount: '35.50',
              vat: standard('20'),
              reason: 'Frais de port',
              reasonCode: 'FC',
            },
          ],
        }),
      ),
  },
  {
    name: 'deposit-and-rounding',
    // Only from EN 16931 on is there a place for the rounding (BT-114).
    fits: ({ profile }) => profile !== 'basic' && profile !== 'basicwl',
    build: (draw, number) =>
      totalled(frenchDraft(draw, number), { prepaid: '100.00', rounding: draw.pick(['0.02', '-0.01']) }),
  },
  {
    name: 'recurring-period',
    build: (draw, number) => {
      const from = startOfMonth(someDay(draw));
      return totalled(
        frenchDraft(draw, number, {
          issuedOn: endOfMonth(from),
          period: { from, to: endOfMonth(from) },
          lines: [
            lineOf(draw, 1, services[5]!, standard('20'), {
              quantity: '1',
              period: { from, to: endOfMonth(from) },
            }),
            lineOf(draw, 2, services[5]!, standard('20'), { quantity: '1', period: { from } }),
          ],
        }),
      );
    },
  },
  {
    name: 'all-references',
    build: (draw, number) => {
      const issuedOn = someDay(draw);
      return totalled(
        frenchDraft(draw, number, {
          process: 'B1',
          issuedOn,
          taxPointCode: '72',
          references: {
            buyerReference: 'SERVICE-ACHATS',
            project: 'PRJ-2026/7',
            contract: 'MARCHE-44-2026',
            purchaseOrder: `BC-${draw.int(10000, 99999)}`,
            salesOrder: `CC-${draw.int(10000, 99999)}`,
            receivingAdvice: 'BR-118',
            despatchAdvice: 'BL-4471',
            tender: 'AO-2026-03-LOT2',
            object: { value: 'PDL-22553311', scheme: 'AUN' },
            buyerAccounting: '4021:ACH:PROD',
            preceding: [{ number: 'F2025-0007', issuedOn: addMonths(issuedOn, -6), type: '380' }],
          },
          delivery: {
            name: 'Entrepôt nº 4',
            locationId: { value: '90876512600010', scheme: '0009' },
            on: issuedOn,
            address: {
              lines: ['Quai nº 12', 'Porte C'],
              postalCode: '31200',
              city: 'Toulouse',
              country: 'FR',
            },
          },
          lines: linesOf(draw, 3, [standard('20')], goods),
        }),
      );
    },
  },
  {
    name: 'attachments',
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, {
          attachments: [
            {
              id: number,
              description: 'LISIBLE',
              fileName: 'facture.pdf',
              mediaType: 'application/pdf',
              content: 'JVBERi0xLjcKJSVFT0YK',
            },
            {
              id: 'BL-4471',
              description: 'BON_LIVRAISON',
              url: 'https://livraisons.example/bl?id=4471&lang=fr',
            },
            {
              id: 'DETAIL',
              description: 'DOCUMENT_ANNEXE',
              fileName: 'détail heures.csv',
              mediaType: 'text/csv',
              content: 'YTtiCjE7Mgo=',
            },
          ],
        }),
      ),
  },
  {
    name: 'awkward-texts',
    build: (draw, number) =>
      totalled(
        frenchDraft(draw, number, {
          notes: [
            ...frenchNotes('B2B'),
            { subject: 'AAI', text: awkwardTexts.markup },
            { text: awkwardTexts.lines },
          ],
          lines: [awkwardTexts.markup, awkwardTexts.scripts, awkwardTexts.longWord].map((name, index) => {
            const line = lineOf(draw, index + 1, services[1]!, standard('20'));
            return { ...line, item: { ...line.item, name, description: awkwardTexts.lines } };
          }),
        }),
      ),
  },
];

export const contentScenarios: readonly Scenario[] = [...onLines, ...onDocument];
