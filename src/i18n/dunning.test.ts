import { describe, expect, test } from 'vitest';
import { plainDate } from '../core/calendar/index.ts';
import {
  BLOCKS,
  PLACEHOLDERS,
  checkTexts,
  defaultPolicyFr,
  fill,
  parseBody,
  textCode,
  type MessageText,
} from '../core/dunning/index.ts';
import { EUR } from '../core/money/index.ts';
import { dunningTemplatesEn } from './dunning-templates.en.ts';
import { dunningTemplatesFr } from './dunning-templates.fr.ts';
import { dunning as en } from './dunning.en.ts';
import { dunning as fr } from './dunning.fr.ts';

const values = Object.fromEntries(PLACEHOLDERS.map((name) => [name, name === 'count' ? 2 : name]));
const all: [string, MessageText][] = [
  ...Object.entries(dunningTemplatesFr).map(([code, t]): [string, MessageText] => [`fr ${code}`, t]),
  ...Object.entries(dunningTemplatesEn).map(([code, t]): [string, MessageText] => [`en ${code}`, t]),
];

describe('the texts of the default policy', () => {
  test.each(all)(
    '%s is filled without a gap and places its table and its payment details',
    (_code, template) => {
      for (const text of Object.values(template)) expect(fill(text, values).findings).toEqual([]);
      for (const body of [template.mail, template.letter]) {
        const kinds = parseBody(fill(body, values).text).map((block) => block.kind);
        expect(BLOCKS.every((block) => kinds.filter((kind) => kind === block).length === 1)).toBe(true);
      }
      expect(`${template.subject}${template.title}`).not.toContain('{{invoices}}');
    },
  );

  test('they pass the check that a company’s own texts must pass', () => {
    expect(checkTexts({ fr: dunningTemplatesFr, en: dunningTemplatesEn })).toEqual([]);
  });

  test('every step that writes has its texts, and a name in both languages', () => {
    for (const step of defaultPolicyFr().steps) {
      expect(fr.steps[step.code]).toBeDefined();
      expect(en.steps[step.code]).toBeDefined();
    }
    expect(textCode('reminder', 2, 'company')).toBe('reminder-2');
    expect(textCode('reminder', 3, 'individual')).toBe('reminder-2.consumer');
    expect(textCode('formal-notice', 4, 'public')).toBe('formal-notice.public');
  });

  test('a consumer is never asked for the charges of the commercial code', () => {
    for (const templates of [dunningTemplatesFr, dunningTemplatesEn]) {
      const { mail, letter } = templates['formal-notice.consumer'];
      expect(mail + letter).not.toMatch(/L441|D441|40|indemnity/);
      expect(templates['formal-notice'].letter).toMatch(/L441-10[\s\S]*D441-5/);
      expect(templates['formal-notice'].letter).toContain('1344');
    }
  });

  test('French keeps its spaces: no plain space before ; : ! ? or a closing quotation mark', () => {
    for (const template of Object.values(dunningTemplatesFr))
      for (const text of Object.values(template)) expect(text).not.toMatch(/ [;:!?»€]/);
  });
});

describe('reasons in words', () => {
  test('why a draft exists', () => {
    const reason = { key: 'again', params: { level: 3, daysLate: 52, lastDays: 15, count: 1 } } as const;
    expect(fr.reason(reason)).toBe(
      '3e relance\u00a0: 52\u00a0jours de retard, dernière envoyée il y a 15\u00a0jours',
    );
    expect(en.reason(reason)).toBe('3rd reminder: 52\u00a0days late, last one sent 15\u00a0days ago');
    expect(fr.reason({ ...reason, params: { ...reason.params, on: '2026-11-30' } })).toContain(
      '52\u00a0jours de retard le 30 nov., dernière',
    );
    expect(fr.reason({ key: 'pre-due', params: { days: 1 } })).toBe('Prévenance\u00a0: échéance demain');
  });

  test('why an invoice is left out', () => {
    const out = { currency: EUR, params: { on: '2026-11-28', amount: '1000' } };
    expect(fr.exclusion({ ...out, code: 'promise' })).toBe('Promesse de paiement pour le 28 novembre 2026');
    expect(
      en.exclusion({ currency: EUR, code: 'below-minimum', params: { minimum: '100', net: '50' } }),
    ).toBe('Less than €1.00 in all');
    expect(fr.nextStep('Appel', plainDate('2026-10-27'))).toBe('Ensuite\u00a0: Appel, le 27 octobre 2026');
  });
});
