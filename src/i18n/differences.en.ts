import type { differences as french } from './differences.fr.ts';

export const differences: typeof french = {
  kinds: {
    rounding: 'Rounding',
    discount: 'Early-payment discount',
    fee: 'Bank fee',
    irrecoverable: 'Irrecoverable debt',
    waiver: 'Waiver',
  },
  amountOf: {
    rounding: (amount) => `${amount} rounding`,
    discount: (amount) => `${amount} discount`,
    fee: (amount) => `${amount} fee`,
    irrecoverable: (amount) => `${amount} lost`,
    waiver: (amount) => `${amount} waived`,
  },
  settled: (difference, invoices) =>
    `${difference}, the ${invoices === 1 ? 'invoice is' : 'invoices are'} settled.`,
  exchanged: (amount, invoices) =>
    `${amount} paid in another currency, the ${invoices === 1 ? 'invoice is' : 'invoices are'} settled. The exchange difference is booked.`,
  accept: (difference) => `Accept, ${difference}`,
  acceptExchange: 'Accept, exchange difference',
  dont: (difference) => `including ${difference}`,
  editor: {
    lacking: (amount) => `${amount} is missing. What is it?`,
    over: (amount) => `${amount} too much. What is it?`,
    rest: 'Still due',
    onAccount: 'On account',
  },
  dialog: {
    action: 'Close the difference',
    title: (number) => `Close ${number}`,
    why: 'Why this rest will not be paid',
    hints: {
      rounding: (limit) => `A few cents, ${limit} at most`,
      discount: 'The customer paid early; VAT falls with it (CGI, art. 267)',
      fee: 'Kept by a bank on the way; VAT does not change',
      irrecoverable: 'Lost, with proof; VAT is recovered (CGI, art. 272)',
      waiver: 'You give it up; VAT already paid stays due',
    },
    amount: 'Amount',
    reason: { irrecoverable: 'What proves the loss', waiver: 'Why you waive it' },
    reasonHint: {
      irrecoverable: 'Example: the liquidator’s certificate of 3 November 2026.',
      waiver: 'Example: goodwill agreed with the management.',
    },
    entry: 'Entry',
    debit: 'Debit',
    credit: 'Credit',
    withoutVat:
      'This invoice was taken over without the detail of its VAT: the whole amount becomes a charge.',
    discountVat:
      'Tell the customer, by a mention or a credit note, that the VAT it may deduct falls as much.',
    copyTitle: 'To recover the VAT',
    copyText:
      'Send the customer a copy of the invoice with this mention. Without it the VAT is not recovered.',
    // The words of the law (CGI art. 272, 1; BOI-TVA-DED-40-10-20): French whatever the language.
    mention: (net, vat) =>
      `Facture demeurée impayée pour la somme de ${net} (prix net) et pour la somme de ${vat} (taxe correspondante) qui ne peut faire l’objet d’une déduction (CGI, art. 272).`,
    copy: 'Copy the mention',
    copied: 'Mention copied.',
    submit: 'Close',
    done: 'Closed. You can undo it among the settlements.',
  },
  settings: {
    title: 'Settlement differences',
    text: 'What you round away without asking for it, and where differences go.',
    limit: 'Rounding at most',
    limitHint: 'Beyond, another reason is needed. 100.00 at most.',
    accounts: 'Accounts',
    accountsText: 'An account that the chart lacks is added to it.',
    names: {
      roundingLoss: 'Rounding, less',
      roundingGain: 'Rounding, more',
      discount: 'Discounts allowed',
      fee: 'Bank fees',
      irrecoverable: 'Irrecoverable debts',
      waiver: 'Waived debts',
      exchangeLoss: 'Exchange losses',
      exchangeGain: 'Exchange gains',
      payoutClearing: 'Online payments waiting for their payout',
      payoutFee: 'Payment fees',
      payoutFeeVat: 'VAT on these fees',
      payoutOther: 'Payouts: still to be settled',
    },
    saved: 'Settlement differences saved.',
  },
};
