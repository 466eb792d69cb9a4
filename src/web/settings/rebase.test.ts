import { expect, it } from 'vitest';
import { rebase } from './rebase.ts';

const start = { city: 'Lyon', phone: '', lines: ['1 rue A'] };

it('keeps what I typed and takes what somebody else stored', () => {
  const mine = { ...start, city: 'Villeurbanne' };
  const stored = { ...start, phone: '04 00' };
  expect(rebase(start, mine, stored)).toEqual({
    merged: { city: 'Villeurbanne', phone: '04 00', lines: ['1 rue A'] },
    clashes: [],
  });
});

it('names the fields that both changed', () => {
  const mine = { ...start, city: 'Villeurbanne', lines: ['2 rue B'] };
  const stored = { ...start, city: 'Bron', lines: ['2 rue B'] };
  expect(rebase(start, mine, stored)).toEqual({ merged: mine, clashes: ['city'] });
});

it('changes nothing when nobody else stored anything', () => {
  const mine = { ...start, phone: '04 11' };
  expect(rebase(start, mine, start)).toEqual({ merged: mine, clashes: [] });
});
