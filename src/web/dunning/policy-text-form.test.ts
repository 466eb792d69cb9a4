import { describe, expect, it } from 'vitest';
import { NO_OWN_TEXTS } from '../../core/dunning/index.ts';
import { shippedText } from '../../i18n/dunning-templates.ts';
import {
  isOwn,
  shownText,
  textFindings,
  tidyTexts,
  withSupplied,
  withText,
  type TextPlace,
} from './policy-text-form.ts';

const mail: TextPlace = { code: 'reminder-1', language: 'fr', part: 'mail' };
const letter: TextPlace = { ...mail, part: 'letter' };

describe('a company’s own texts', () => {
  it('shows the supplied text until another is written, language by language', () => {
    const texts = withText(NO_OWN_TEXTS, mail, 'subject', 'Petit rappel : {{total}}');
    expect(shownText(texts, mail)).toEqual({
      head: 'Petit rappel : {{total}}',
      body: shippedText('fr', 'reminder-1').mail,
    });
    expect(shownText(texts, { ...mail, language: 'en' }).head).toBe(shippedText('en', 'reminder-1').subject);
    expect([isOwn(texts, mail), isOwn(texts, letter)]).toEqual([true, false]);
  });

  it('goes back to the supplied text of the mail and leaves the letter as it was written', () => {
    const written = withText(
      withText(NO_OWN_TEXTS, mail, 'mail', 'Bonjour'),
      letter,
      'title',
      'Facture en attente',
    );
    expect(withSupplied(written, mail)).toEqual({
      fr: { 'reminder-1': { title: 'Facture en attente' } },
      en: {},
    });
    expect(withSupplied(withSupplied(written, mail), letter)).toEqual(NO_OWN_TEXTS);
  });

  it('is not one’s own once it reads as supplied', () => {
    const supplied = shippedText('fr', 'reminder-1').subject;
    const texts = withText(withText(NO_OWN_TEXTS, mail, 'subject', 'Essai'), mail, 'subject', supplied);
    expect(texts).toEqual(NO_OWN_TEXTS);
  });

  it('keeps one order, so that only what changed counts as changed', () => {
    const stored = { en: {}, fr: { 'reminder-2': { mail: 'B', subject: 'A' }, 'pre-due': { letter: 'C' } } };
    expect(JSON.stringify(tidyTexts(stored))).toBe(
      '{"fr":{"pre-due":{"letter":"C"},"reminder-2":{"subject":"A","mail":"B"}},"en":{}}',
    );
  });

  it('says in which text of which language something is wrong', () => {
    const texts = withText(NO_OWN_TEXTS, { ...letter, language: 'en' }, 'letter', 'Dear {{nobody}}');
    expect(textFindings(texts)).toMatchObject([
      {
        place: { code: 'reminder-1', language: 'en', part: 'letter' },
        field: 'letter',
        finding: { code: 'text.placeholder-unknown', params: { name: 'nobody' } },
      },
    ]);
  });
});
