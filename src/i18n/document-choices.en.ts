import type { documentChoices as source } from './document-choices.fr.ts';
import { counted } from './plural.ts';

export const documentChoices: typeof source = {
  options: {
    tag: 'Option',
    makeLine: 'Offer as an option',
    makeSection: 'Offer the section as an option',
    unmake: 'Include in the total',
    apart: 'Options, not included in the total',
    chosen: 'Options chosen',
    none: 'none',
    pick: 'Options chosen by the customer',
    pickHint: 'Only these will be ordered, made and invoiced.',
    total: (count: number) =>
      count === 0
        ? 'Total without options'
        : `Total with ${counted('en', count, { one: 'option', other: 'options' })}`,
  },
  credits: {
    title: 'What this credit note corrects',
    by: 'It corrects',
    byInvoice: 'An invoice',
    byContract: 'A contract, a period',
    search: 'Invoice',
    searchHint: 'Search by number, date or amount.',
    customerFirst: 'Choose the customer first.',
    none: 'No invoice of this customer is left to credit under that name.',
    more: 'Refine the search to see the others.',
    left: (amount: string) => `${amount} left to credit`,
    elsewhere: 'issued by other software',
    otherCurrency: 'another currency',
    remove: (number: string) => `No longer correct ${number}`,
    takeLines: (number: string) => `Take over the lines of ${number}`,
    taken: (number: string) => `The lines of ${number} are taken over. Remove what is not credited.`,
    contract: 'Contract',
    from: 'Period from',
    to: 'to',
    contractHint:
      'For a rebate on a whole period: the contract and the period stand for the invoice (CGI, annex II, art. 242 nonies A).',
    reason: 'Reason',
    reasonHint: 'Printed on the document: return, year-end rebate, wrong price…',
    turn: 'Make it a credit note',
    turned: 'This is a credit note now. Say what it corrects, and why.',
  },
};
