import { expect, it } from 'vitest';
import { linkTarget } from './link-target.ts';

it.each([
  ['https://x.example/a?b=1', 'https://x.example/a?b=1'],
  ['www.x.example', 'https://www.x.example'],
  ['compta@x.example', 'mailto:compta@x.example'],
  ['mailto:compta@x.example', 'mailto:compta@x.example'],
  ['+33 (4) 72 00 00 12', 'tel:+33472000012'],
  ['04.72.00.00.12', 'tel:0472000012'],
  ['http://x.example', null],
  ['javascript:alert(1)', null],
  ['bonjour', null],
  ['', null],
])('%s leads to %s', (typed, target) => {
  expect(linkTarget(typed)).toBe(target);
});
