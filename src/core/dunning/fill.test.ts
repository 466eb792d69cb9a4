import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fill, parseBody } from './fill.ts';

describe('placeholders', () => {
  test.each([
    ['Bonjour {{customer}},', { customer: 'Hélianthe' }, 'Bonjour Hélianthe,'],
    ['{{ total }} !', { total: '12 €' }, '12 € !'],
    ['{{count|la facture|les factures}}', { count: 1 }, 'la facture'],
    ['{{count|la facture|les factures}}', { count: 3 }, 'les factures'],
    ['{{invoices}} {{payment}}', {}, '{{invoices}} {{payment}}'],
  ])('%s', (template, values, expected) => {
    expect(fill(template, values)).toEqual({ text: expected, findings: [] });
  });

  test('an unknown name is named, and stays visible', () => {
    expect(fill('{{montant}} et {{constructor}}', {})).toMatchObject({
      text: '{{montant}} et {{constructor}}',
      findings: [{ params: { name: 'montant' } }, { params: { name: 'constructor' } }],
    });
  });

  test('braces left open are a mistake', () => {
    expect(fill('{{total} à régler', { total: '1' }).findings).toMatchObject([
      { code: 'text.placeholder-broken' },
    ]);
  });

  test('a value is never read for placeholders', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(fill('a{{x}}b', { x: value, secret: 's' }).text).toBe(`a${value}b`);
      }),
    );
    expect(fill('{{x}}', { x: '{{secret}}', secret: 's' })).toEqual({ text: '{{secret}}', findings: [] });
  });
});

test('a body is read as paragraphs, strong words and blocks', () => {
  expect(parseBody('Bonjour,\n\nAvant le **30**.\nMerci.\n{{invoices}}\n\n{{payment}}\n\nFin')).toEqual([
    { kind: 'text', lines: [[{ text: 'Bonjour,', strong: false }]] },
    {
      kind: 'text',
      lines: [
        [
          { text: 'Avant le ', strong: false },
          { text: '30', strong: true },
          { text: '.', strong: false },
        ],
        [{ text: 'Merci.', strong: false }],
      ],
    },
    { kind: 'invoices' },
    { kind: 'payment' },
    { kind: 'text', lines: [[{ text: 'Fin', strong: false }]] },
  ]);
});
