import { describe, expect, it } from 'vitest';
import { EUR } from '../../core/money/index.ts';
import { readAdjustment, showAdjustment } from './adjustment-text.ts';

describe('readAdjustment', () => {
  it.each([
    ['10', { kind: 'percent', percent: '10' }],
    ['10 %', { kind: 'percent', percent: '10' }],
    ['2,5', { kind: 'percent', percent: '2.5' }],
    ['33.3333%', { kind: 'percent', percent: '33.3333' }],
    ['25 €', { kind: 'amount', minor: '2500' }],
    ['25,50 EUR', { kind: 'amount', minor: '2550' }],
    ['250', { kind: 'amount', minor: '25000' }],
    ['1 250,40', { kind: 'amount', minor: '125040' }],
    ['1.250,40 €', { kind: 'amount', minor: '125040' }],
    ['', 'none'],
    ['0', 'none'],
    ['120 %', null],
    ['-5 €', null],
    ['dix', null],
    ['10 USD', null],
  ] as const)('%s', (typed, read) => {
    expect(readAdjustment(typed, EUR)).toEqual(read);
  });

  it('reads back what it shows', () => {
    for (const value of [
      { kind: 'percent', percent: '12.5' },
      { kind: 'amount', minor: '123456789' },
      { kind: 'amount', minor: '5' },
    ] as const) {
      for (const locale of ['fr', 'en'] as const) {
        expect(readAdjustment(showAdjustment(value, EUR, locale), EUR)).toEqual(value);
      }
    }
  });
});
