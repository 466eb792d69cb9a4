import { isItem } from '../invoicing/index.ts';
import type { Document, Totals } from '../invoicing/index.ts';

/**
 * BT-3, UNTDID 1001: 380 invoice, 386 deposit, 381 credit note, 503 credit note of a deposit, 262 credit note on a
 * contract and period without an invoice (BR-FR-CO-03), 384 corrective.
 */
export function typeCode(document: Document): string {
  switch (document.kind) {
    case 'deposit':
      return '386';
    case 'corrective':
      return '384';
    case 'credit_note':
      if (document.preceding.length === 0) return '262';
      return creditsDeposit(document) ? '503' : '381';
    case 'invoice':
    case 'progress':
    case 'final':
      return '380';
    case 'quote':
    case 'order_confirmation':
    case 'pro_forma':
      throw new Error(`A ${document.kind} is no electronic invoice`);
  }
}

function creditsDeposit(document: Document): boolean {
  const items = document.lines.filter(isItem);
  return items.length > 0 && items.every((line) => line.account.startsWith('4191') && !line.deposit);
}

/**
 * BT-23 in France (cadre de facturation, BR-FR-08): B goods, S services, M both; 4 final after a deposit, 2 already paid
 * (what was paid is the total, BR-FR-CO-09), else 1. A 4 is never a deposit (BR-FR-CO-08).
 */
export function billingMode(document: Document, totals: Totals): string {
  const items = document.lines.filter(isItem);
  const natures = new Set(items.map((line) => line.nature));
  const letter = natures.size > 1 ? 'M' : natures.has('goods') ? 'B' : 'S';
  if (document.kind === 'final' && items.some((line) => line.deposit)) return `${letter}4`;
  const isPaid = totals.grossMinor > 0n && totals.prepaidMinor === totals.grossMinor;
  return `${letter}${isPaid ? '2' : '1'}`;
}

/**
 * BT-8, UNTDID 2475, for VAT that is charged: 5 on the invoice (debits), 29 on delivery, 72 on payment; none where goods
 * and services differ. What a deposit owes, it owes when it is paid (CGI art. 269-2).
 */
export function taxPointCode(document: Document): string | undefined {
  const charged = document.lines.filter(isItem).filter((line) => line.vat.category === 'S');
  const codes = new Set(
    charged.map(({ nature }) => {
      if (nature === 'services') return document.seller.vatOnDebits ? '5' : '72';
      return document.kind === 'deposit' ? '72' : '29';
    }),
  );
  return codes.size === 1 ? [...codes][0] : undefined;
}
