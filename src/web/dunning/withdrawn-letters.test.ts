import { expect, it } from 'vitest';
import { groupByReason } from './withdrawn-letters.ts';

it('says of each letter why it is not posted, those of one reason together', () => {
  expect(
    groupByReason([
      { customerName: 'Abgrall', codes: ['paid'] },
      { customerName: 'Kerjean', codes: ['address'] },
      { customerName: 'Le Goff', codes: ['address-returned'] },
      { customerName: 'Morvan', codes: ['amount'] },
      { customerName: 'Tanguy', codes: ['redrawn'] },
      { customerName: 'Guivarch', codes: ['no-address'] },
      { customerName: 'Quéré', codes: ['taken-back'] },
      { customerName: 'Riou', codes: ['paid', 'address'] },
    ]),
  ).toEqual([
    { reason: 'withdrawn', names: ['Abgrall', 'Morvan', 'Riou'] },
    { reason: 'moved', names: ['Kerjean'] },
    { reason: 'lost', names: ['Le Goff', 'Guivarch'] },
    { reason: 'redrawn', names: ['Tanguy'] },
    { reason: 'takenBack', names: ['Quéré'] },
  ]);
});
