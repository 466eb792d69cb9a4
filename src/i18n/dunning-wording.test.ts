import { expect, test } from 'vitest';
import { checkWording, readerOf, TEXT_CODES, type TextField } from '../core/dunning/index.ts';
import { dunningTemplatesEn } from './dunning-templates.en.ts';
import { dunningTemplatesFr } from './dunning-templates.fr.ts';

test('the supplied texts say none of it', () => {
  for (const texts of [dunningTemplatesFr, dunningTemplatesEn])
    for (const code of TEXT_CODES)
      for (const field of ['subject', 'mail', 'title', 'letter'] as TextField[])
        expect([
          code,
          field,
          checkWording(texts[code][field], {
            reader: readerOf(code),
            isNotice: code.startsWith('formal-notice'),
            isHead: field === 'subject' || field === 'title',
          }),
        ]).toEqual([code, field, []]);
});
