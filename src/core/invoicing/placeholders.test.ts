import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillLines, fillPlaceholders, nearestName } from './placeholders.ts';

describe('a text with variables', () => {
  it('says an unknown name with the nearest one there is', () => {
    const values = { customer: 'Hélianthe', 'customer.secteur': 'Bois' };
    expect(fillPlaceholders('{{custmer}} {{customer.sectuer}} {{zzz}}', values).findings).toMatchObject([
      { code: 'text.placeholder-unknown', params: { name: 'custmer', nearest: 'customer' } },
      { params: { name: 'customer.sectuer', nearest: 'customer.secteur' } },
      { params: { name: 'zzz' } },
    ]);
    expect(fillPlaceholders('{{zzz}}', values).findings[0]?.params).not.toHaveProperty('nearest');
  });

  it.each([
    ['{{customer}', 'broken'],
    ['customer}}', 'broken'],
    ['{{ customer }}', ''],
    ['Un { seul', ''],
  ])('%s', (text, fault) => {
    const codes = fillPlaceholders(text, { customer: 'x' }).findings.map((one) => one.code);
    expect(codes).toEqual(fault === '' ? [] : ['text.placeholder-broken']);
  });
});

describe('what is empty', () => {
  const values = { customer: 'Hélianthe', project: '', order: '', tags: 'bois' };
  it.each([
    ['Merci {{customer}}.', 'Merci Hélianthe.'],
    ['Merci.\nProjet {{project}}\nÀ bientôt', 'Merci.\nÀ bientôt'],
    ['Merci.\n\nProjet {{project}}, commande {{order}}\n\nÀ bientôt', 'Merci.\n\nÀ bientôt'],
    ['Pour {{customer}} (projet {{project}}), merci', 'Pour Hélianthe (projet), merci'],
    ['Pour {{customer}} {{project}} et {{tags}}', 'Pour Hélianthe et bois'],
    ['Pour {{customer}} ({{project}}).', 'Pour Hélianthe.'],
    ['{{project}}', ''],
  ])('%j leaves no gap', (text, expected) => {
    expect(fillLines(text, values)).toBe(expected);
  });

  it('never leaves braces, whatever the values are', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const filled = fillLines('x {{a}} y\n{{b}}', { a, b: b.replaceAll(/[{}]/g, '') });
        expect(filled.replace(a, '')).not.toMatch(/\{\{[ab]\}\}/);
      }),
    );
  });
});

it('a name is near when at most a third of it differs', () => {
  expect(nearestName('DueDate', ['dueDate', 'date'])).toBe('dueDate');
  expect(nearestName('numero', ['number', 'customer'])).toBe('number');
  expect(nearestName('montant', ['number', 'total'])).toBeNull();
  expect(nearestName('x', [])).toBeNull();
});
