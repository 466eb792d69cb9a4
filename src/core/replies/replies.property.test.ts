import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, daysBetween, plainDate } from '../calendar/index.ts';
import { classifyReply } from './classify-reply.ts';
import { english } from './corpus.en.ts';
import { french } from './corpus.fr.ts';
import { findDays } from './find-days.ts';
import { plainWords } from './plain-words.ts';
import { splitQuoted } from './split-quoted.ts';

const corpus = [...french, ...english];
const sentOn = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(plainDate('2025-01-01'), days));
/** Pieces of real sentences in any order, and whatever else a mail may hold. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...corpus.map((mail) => mail.text)),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('\n', '\n\n', '> ', '12/', ' le ', ' € ', '31', 'février', '-- \n'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));

it('every place lies in the text, whatever the mail, and the same mail says the same', () => {
  fc.assert(
    fc.property(text, sentOn, fc.boolean(), (words, on, isAutomatic) => {
      const mail = { subject: 'Re', text: words, sentOn: on, isAutomatic };
      const found = classifyReply(mail);
      expect(classifyReply(mail)).toEqual(found);
      for (const one of found) {
        expect(one.found.from).toBeGreaterThanOrEqual(0);
        expect(one.found.to).toBeLessThanOrEqual(words.length);
        expect(words.slice(one.found.from, one.found.to).trim()).not.toBe('');
        for (const place of one.details) {
          expect(place.from).toBeGreaterThanOrEqual(one.found.from);
          expect(place.to).toBeLessThanOrEqual(one.found.to);
        }
        if (one.amount !== null) expect(one.amount.minor).toBeGreaterThan(0n);
      }
    }),
    { numRuns: 2000 },
  );
});

it('no day is invented: there is none without words that say one, and a promise is never for the past', () => {
  fc.assert(
    fc.property(text, sentOn, (words, on) => {
      for (const one of classifyReply({ subject: '', text: words, sentOn: on, isAutomatic: false })) {
        if (one.on === null) continue;
        expect(one.details.length).toBeGreaterThan(0);
        if (one.kind === 'promise') expect(daysBetween(on, one.on)).toBeGreaterThanOrEqual(0);
        if (one.kind === 'paid') expect(daysBetween(on, one.on)).toBeLessThanOrEqual(0);
      }
    }),
    { numRuns: 2000 },
  );
});

it('words without a digit, a name of a day or month, and without a count say no day', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'bcghklpwxyz ,.\n'.split('')), maxLength: 80 }),
      sentOn,
      (words, on) => {
        expect(findDays(plainWords(words), on, 'ahead')).toEqual([]);
      },
    ),
  );
});

it('plain words keep every character at its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (words) => {
      expect(plainWords(words)).toHaveLength(words.length);
    }),
  );
});

it('what is quoted is told apart without losing a word of an answer above it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abc é,.\n'.split('')), maxLength: 80 }), (own) => {
      const mail = `${own}\n\nLe lun. 23 nov. 2026 à 09:00, Atelier <a@b.example> a écrit :\n> Bonjour\n> Merci`;
      const split = splitQuoted(mail);
      expect(split.quoted).toContain('> Merci');
      expect(split.own.replaceAll(/\s/g, '')).toBe(own.replaceAll(/\s/g, ''));
    }),
  );
});
