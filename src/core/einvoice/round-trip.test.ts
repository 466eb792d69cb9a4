import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../../test/fixtures/einvoice/everything.ts';
import { readEInvoice, type EInvoice } from './index.ts';
import { writeCii } from './write-cii.ts';
import { writeUbl } from './write-ubl.ts';

const read = (text: string): EInvoice => {
  const result = readEInvoice(text);
  if (!result.ok || result.value.kind !== 'invoice') throw new Error(JSON.stringify(result.findings));
  return result.value.invoice;
};

const syntaxes: [string, (invoice: EInvoice) => string][] = [
  ['CII', (invoice) => writeCii(invoice, 'extended')],
  ['UBL', (invoice) => writeUbl(invoice, 'extended-ctc-fr')],
];

/** Terms that an invoice always has, or that one syntax or the other can only say together with their neighbour. */
const TOGETHER = new Set(
  `guideline process number issuedOn type currency accountingCurrency taxInAccountingCurrency
   references seller buyer payment totals vat category base tax net gross due isCharge amount quantity unit price item
   name value code id discount baseQuantity baseUnit account content fileName mediaType
   purchaseOrder salesOrder means text parent role`.split(/\s+/),
);

const saysNothing = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (Array.isArray(value) ? value.length === 0 : Object.values(value).every(saysNothing));

/** Leaves out terms and empties lists as `drop` says, and groups of which nothing is left. */
const prune = (value: unknown, drop: () => boolean): unknown => {
  if (Array.isArray(value)) return value.map((one) => prune(one, drop));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]): [string, unknown][] => {
      // Of the totals, « lines » is an amount that is always there.
      if (!TOGETHER.has(key) && !(key === 'lines' && typeof one === 'string') && drop())
        return Array.isArray(one) ? [[key, []]] : [];
      const left = prune(one, drop);
      return saysNothing(left) && !Array.isArray(one) ? [] : [[key, left]];
    }),
  );
};

describe('what is written is read again', () => {
  it.each(syntaxes)('%s: every term', (_, write) => {
    const again = read(write(EVERYTHING));
    expect({ ...again, guideline: '' }).toStrictEqual({ ...EVERYTHING, guideline: '' });
  });

  it.each(syntaxes)('%s: any part of them', (_, write) => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 60, maxLength: 120 }), (choices) => {
        let at = 0;
        const part = prune(EVERYTHING, () => choices[at++ % choices.length]!) as EInvoice;
        expect({ ...read(write(part)), guideline: '' }).toStrictEqual({ ...part, guideline: '' });
      }),
      { numRuns: 300 },
    );
  });
});
