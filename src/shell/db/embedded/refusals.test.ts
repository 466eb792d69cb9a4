import { expect, test } from 'vitest';
import { refusalSentences, StartRefusal } from './refusals.ts';

const names = (sentence: string): string[] =>
  [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map((one) => one[1]!))].sort();

test.each(Object.entries(refusalSentences))(
  '%s says the same facts in French and in English',
  (_code, { fr, en }) => {
    expect(names(fr)).toEqual(names(en));
  },
);

test('a sentence is filled with its facts', () => {
  const refusal = new StartRefusal('already-running', { pid: 42, path: '/data' });
  expect(refusal.sentence('fr')).toBe(
    'Un autre Encaisse (processus 42) utilise déjà les données /data. Arrêtez-le d’abord, ou donnez un autre dossier avec ENCAISSE_DATA.',
  );
  expect(refusal.sentence('en')).not.toMatch(/[{}]/);
});
