import { isInvoice } from '../invoicing/index.ts';
import type { Document, Mention, Totals } from '../invoicing/index.ts';
import { EUR, currencyDecimals } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { billingMode, taxPointCode, typeCode } from './document-code.ts';
import { adjustmentsOf, linesOf, printer } from './document-lines.ts';
import { notesOf } from './document-notes.ts';
import { buyerOf, deliveryOf, sellerOf } from './document-parties.ts';
import { breakdownOf, paymentOf, totalsOf } from './document-settlement.ts';
import type { DirectDebit } from './document-settlement.ts';
import type { EInvoice } from './model.ts';
import { LEVEL, profiles, type Profile } from './profiles.ts';
import { filled } from './present.ts';

const EN16931 = 'urn:cen.eu:en16931:2017';

export type FromDocument = {
  readonly number: string;
  /** The sentence of a mention in the document's language: core has none. */
  readonly say: (mention: Mention) => string;
  readonly base?: Currency;
  readonly directDebit?: DirectDebit;
  /** What it is for: sections become groups where the profile has them. EN 16931 when absent. */
  readonly profile?: Profile;
};

/**
 * The electronic invoice of an issued document, in the terms of EN 16931 with what the French reform adds (XP Z12-012):
 * billing mode, notes, SIREN and SIRET, platform addresses. Amounts are those of `totals`, never computed again. It
 * names the EN 16931 profile; another one is set afterwards (`withProfile`). Throws on a document that is no invoice.
 */
export function eInvoiceOf(document: Document, totals: Totals, options: FromDocument): EInvoice {
  if (!isInvoice(document.kind)) throw new Error(`A ${document.kind} is no electronic invoice`);
  const { number, say, base = EUR, directDebit, profile = 'en16931' } = options;
  const print = printer(currencyDecimals(document.currency));
  const adjustments = adjustmentsOf(document, totals, print);
  const { seller, holder, period, references } = document;
  const { name, legalForm, capital, register, siren, vatNumber } = seller;
  const identity = {
    key: 'seller-identity',
    params: { name, legalForm, capital, register, siren, vatNumber },
  } as const;
  const taxPoint = taxPointCode(document);
  const delivery = deliveryOf(document);
  return {
    guideline: EN16931,
    process: billingMode(document, totals),
    number,
    issuedOn: document.issuedOn,
    type: typeCode(document),
    currency: document.currency,
    ...(totals.inBase ? { accountingCurrency: totals.inBase.currency } : {}),
    ...(taxPoint === undefined ? {} : { taxPointCode: taxPoint }),
    notes: notesOf(document, base, say),
    references: {
      ...filled({
        buyerReference: references.buyerReference,
        project: references.project,
        contract: references.contract,
        purchaseOrder: references.purchaseOrder,
      }),
      preceding: document.preceding.map((one) => ({
        number: one.number,
        issuedOn: one.issuedOn,
        ...(document.kind === 'final' ? { type: '386' } : {}),
      })),
    },
    seller: sellerOf(document, say(identity)),
    buyer: buyerOf(document),
    ...(holder ? { payee: { name: holder.name, ids: [] } } : {}),
    ...(delivery ? { delivery } : {}),
    ...(period ? { period } : {}),
    payment: paymentOf(document, totals, number, say, directDebit),
    allowancesCharges: adjustments,
    vat: breakdownOf(document, totals, print),
    totals: totalsOf(totals, adjustments, print),
    lines: linesOf(document, totals, print, {
      grouped: profiles[profile].level >= LEVEL.extended,
      currency: document.currency,
      say,
    }),
    attachments: [],
  };
}
