import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { beatAll } from './beat.ts';

const companies = ['a', 'b', 'c'].map((org) => ({ org }));
const how = (signal = new AbortController().signal) => ({ name: 'test', log: createLog('silent'), signal });

test('a company that fails does not stop the others', async () => {
  const done: string[] = [];
  await beatAll(
    companies,
    async ({ org }) => {
      if (org === 'b') throw new Error('the second');
      done.push(org);
    },
    how(),
  );
  expect(done).toEqual(['a', 'c']);
});

test('a program that stops begins no other', async () => {
  const stopping = new AbortController();
  const begun: string[] = [];
  await beatAll(
    companies,
    async ({ org }) => {
      begun.push(org);
      stopping.abort();
    },
    how(stopping.signal),
  );
  expect(begun).toEqual(['a']);
});
