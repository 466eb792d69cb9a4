import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR, type Currency } from '../../core/money/index.ts';
import {
  blankItem,
  blankLine,
  changeLines,
  lineAfter,
  noCustomer,
  usualItem,
  withNature,
  withProduct,
  type CustomerDefaults,
  type DraftItem,
  type DraftLine,
  type LineAction,
  type PricedFor,
} from './draft-lines.ts';

const usual = {
  vat: { category: 'S', rate: '20' },
  account: '706',
  nature: 'services',
  unit: 'C62',
} as const;
const item = (id: string, more: Partial<DraftItem> = {}): DraftItem => ({
  ...blankItem(id, [], -1, usual),
  ...more,
});
const ids = (lines: readonly DraftLine[]) => lines.map((line) => line.id).join('');
const abc = [item('a'), item('b'), item('c')];

describe('changeLines', () => {
  it.each<[string, LineAction, string, number | null]>([
    ['Enter adds a line below', { type: 'insert', line: item('x'), after: 0 }, 'axbc', 1],
    ['the button adds one at the end', { type: 'insert', line: item('x') }, 'abcx', 3],
    ['a section goes first', { type: 'insert', line: blankLine('section', 's'), after: -1 }, 'sabc', 0],
    ['Alt ↑ moves up', { type: 'move', index: 1, by: -1 }, 'bac', 0],
    ['Alt ↓ moves down', { type: 'move', index: 1, by: 1 }, 'acb', 2],
    ['the first does not go higher', { type: 'move', index: 0, by: -1 }, 'abc', 0],
    ['the last does not go lower', { type: 'move', index: 2, by: 1 }, 'abc', 2],
    ['the hand stays where a line was taken out', { type: 'remove', index: 1 }, 'ac', 1],
    ['or on the last one', { type: 'remove', index: 2 }, 'ab', 1],
  ])('%s', (_, action, after, hand) => {
    expect(ids(changeLines(abc, action))).toBe(after);
    expect(lineAfter(abc, action)).toBe(hand);
  });

  it('the last line can go', () => {
    const one = [item('a')];
    expect(changeLines(one, { type: 'remove', index: 0 })).toEqual([]);
    expect(lineAfter(one, { type: 'remove', index: 0 })).toBeNull();
  });

  it('never changes the lines it was given, and moving back undoes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1 }), (index) => {
        const there = changeLines(abc, { type: 'move', index, by: 1 });
        expect(ids(changeLines(there, { type: 'move', index: index + 1, by: -1 }))).toBe('abc');
        expect(ids(abc)).toBe('abc');
      }),
    );
  });
});

describe('blankItem', () => {
  it('goes on as the item above, over sections and comments', () => {
    const lines: DraftLine[] = [
      item('a', { vat: { category: 'S', rate: '5.5' }, account: '707', nature: 'goods', unit: 'KGM' }),
      blankLine('comment', 'k'),
    ];
    expect(blankItem('x', lines, 1, usual)).toMatchObject({
      vat: { rate: '5.5' },
      account: '707',
      unit: 'KGM',
      quantity: '1',
    });
  });

  it('never as a deposit that is taken off', () => {
    const taken = item('d', { account: '4191', deposit: { invoiceId: 'i', number: 'FA-1' } });
    expect(blankItem('x', [taken], 0, usual).account).toBe('706');
  });
});

describe('withProduct', () => {
  const product = {
    id: 'p',
    code: 'TBL',
    name: 'Table en chêne',
    description: '',
    unit: 'C62',
    unitPrice: '480',
    vat: { category: 'S', rate: '20' },
    account: '',
    nature: 'goods',
    prices: [
      { currency: 'CHF', customerGroup: '', unitPrice: '510' },
      { currency: 'EUR', customerGroup: 'Revendeurs', unitPrice: '410' },
    ],
  } as const;
  const priced = (currency: string, customerGroup = '', customer: Partial<PricedFor> = {}): PricedFor => ({
    currency: currency as Currency,
    base: EUR,
    customerGroup,
    ...noCustomer,
    ...customer,
  });

  it('takes the price of the customer’s group', () => {
    expect(withProduct(item('a'), product, priced('EUR', 'Revendeurs')).unitPrice).toBe('410');
    expect(withProduct(item('a'), product, priced('EUR', 'Hôtels')).unitPrice).toBe('480');
  });

  it('brings its words, its price and its account; the quantity stays', () => {
    const line = withProduct(item('a', { quantity: '3' }), product, priced('EUR'));
    expect(line).toMatchObject({ name: 'Table en chêne', quantity: '3', unitPrice: '480', account: '707' });
  });

  it('is booked by its own account, else by the customer’s, else by its nature', () => {
    const account = (own: string, customers: string) =>
      withProduct(item('a'), { ...product, account: own }, priced('EUR', '', { customerAccount: customers }))
        .account;
    expect(account('7011', '7072')).toBe('7011');
    expect(account('', '7072')).toBe('7072');
    expect(account('', '')).toBe('707');
  });

  it('takes the price of the currency, never the one of another currency', () => {
    const line = item('a', { unitPrice: '12' });
    expect(withProduct(line, product, priced('CHF')).unitPrice).toBe('510');
    expect(withProduct(line, product, priced('USD')).unitPrice).toBe('12');
  });
});

describe('the VAT of a customer', () => {
  const of = (customerVatRegime: 'domestic' | 'eu' | 'non-eu' | 'subcontracting') => ({
    ...noCustomer,
    customerVatRegime,
  });
  const vats = (lines: readonly DraftItem[], from: CustomerDefaults, to: CustomerDefaults) =>
    changeLines(lines, { type: 'rebook', from, to, rate: '20' }).map((line) =>
      line.type === 'item' ? line.vat : null,
    );

  it('is what a first line starts from, unless the seller charges none (CGI art. 293 B)', () => {
    expect(usualItem('real', ['20'], { customer: of('eu') }).vat).toEqual({
      category: 'AE',
      rate: '0',
      exemption: 'eu-services',
    });
    expect(usualItem('franchise', ['20'], { customer: of('eu') }).vat.exemption).toBe('franchise');
  });

  it('comes with the customer and goes with it; what was chosen stays', () => {
    const goods = item('a', { nature: 'goods' });
    const chosen = item('b', { vat: { category: 'E', rate: '0', exemption: 'training' } });
    const abroad = { category: 'K', rate: '0', exemption: 'eu-goods' };
    expect(vats([goods, chosen], of('domestic'), of('eu'))).toEqual([abroad, chosen.vat]);
    const back = item('a', { nature: 'goods', vat: { category: 'K', rate: '0', exemption: 'eu-goods' } });
    expect(vats([back, chosen], of('eu'), of('domestic'))).toEqual([
      { category: 'S', rate: '20' },
      chosen.vat,
    ]);
    expect(vats([goods], of('domestic'), of('domestic'))).toEqual([goods.vat]);
  });

  it('follows the nature of the line', () => {
    const service = item('a', { vat: { category: 'AE', rate: '0', exemption: 'eu-services' } });
    expect(withNature(service, 'goods').vat.exemption).toBe('eu-goods');
    const building = item('a', {
      vat: { category: 'AE', rate: '0', exemption: 'construction-subcontracting' },
    });
    expect(withNature(building, 'goods').vat.exemption).toBe('construction-subcontracting');
  });
});

it('another customer brings its own account, and leaves what somebody chose', () => {
  const lines = [
    item('a'),
    item('b', { account: '7083' }),
    item('c', { account: '4191', deposit: { invoiceId: 'i', number: 'FA-1' } }),
  ];
  const accounts = (from: string, to: string) =>
    changeLines(lines, {
      type: 'rebook',
      from: { ...noCustomer, customerAccount: from },
      to: { ...noCustomer, customerAccount: to },
      rate: '20',
    }).map((line) => (line.type === 'item' ? line.account : ''));
  expect(accounts('', '7072')).toEqual(['7072', '7083', '4191']);
  expect(accounts('7083', '')).toEqual(['706', '706', '4191']);
});

it('the account follows the nature, unless another one was chosen', () => {
  expect(withNature(item('a'), 'goods').account).toBe('707');
  expect(withNature(item('a', { account: '7083' }), 'goods').account).toBe('7083');
});
