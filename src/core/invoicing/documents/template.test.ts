import { describe, expect, it } from 'vitest';
import { invoiceFormatter } from '../../../i18n/format-document.ts';
import { sampleInput, sampleLines } from '../../../i18n/sample-invoices.ts';
import { commercialDocument } from './commercial-document.ts';
import { missingWords, requiredWords } from './required-words.ts';
import { templateOf, type OwnField, type TemplateSource } from './template.ts';
import { checkTemplateTexts, readTexts, textsFor, withText } from './template-texts.ts';

const fields: OwnField[] = [
  {
    owner: 'customer',
    key: 'secteur',
    kind: 'choice',
    choices: ['Bois'],
    labelFr: 'Secteur',
    labelEn: 'Trade',
  },
  { owner: 'customer', key: 'contrat_le', kind: 'date', choices: [], labelFr: 'Contrat du', labelEn: '' },
  { owner: 'document', key: 'surface', kind: 'number', choices: [], labelFr: 'Surface', labelEn: '' },
];
const source: TemplateSource = {
  texts: {
    fr: {
      all: { closing: 'Merci {{contact}} ({{tags}}).', footer: 'Ouvert le samedi' },
      quote: { intro: 'Surface {{document.surface}}', closing: 'À votre écoute.' },
    },
  },
  printed: [
    { key: 'contrat_le', place: 'facts' },
    { key: 'secteur', place: 'references' },
    { key: 'surface', place: 'facts' },
    { key: 'parti', place: 'facts' },
  ],
  fields,
  values: {
    customer: { secteur: 'Bois', contrat_le: '2026-03-01' },
    document: { surface: '1250.5' },
    tags: ['lyon', 'bois'],
    contact: 'Mme Roy',
  },
};
const templateFor = (kind: 'quote' | 'invoice' | 'progress', language: 'fr' | 'en', over = {}) =>
  templateOf({ ...source, ...over }, kind, language, invoiceFormatter(language));

describe('texts of a template', () => {
  it('are those of the kind, place by place, else those of all documents', () => {
    expect(textsFor(source.texts, 'quote', 'fr')).toEqual({
      intro: 'Surface {{document.surface}}',
      closing: 'À votre écoute.',
      footer: 'Ouvert le samedi',
    });
    expect(textsFor(source.texts, 'progress', 'fr')).toEqual(source.texts.fr?.all);
    expect(textsFor(source.texts, 'quote', 'en')).toEqual({});
    expect(
      textsFor({ fr: { ...source.texts.fr, quote: { footer: ' ' } } }, 'quote', 'fr'),
    ).not.toHaveProperty('footer');
  });

  it('are written and taken away one by one, in one order', () => {
    const at = { language: 'en', scope: 'invoice', place: 'intro' } as const;
    const more = withText(source.texts, at, 'Dear');
    expect(more.en).toEqual({ invoice: { intro: 'Dear' } });
    expect(withText(more, at, undefined)).toEqual(source.texts);
    expect(readTexts(JSON.parse(JSON.stringify(more)))).toEqual(more);
    expect(readTexts({ fr: { all: { intro: 3, nowhere: 'x' } }, de: {} })).toEqual({});
  });

  it('are checked where they stand', () => {
    const texts = { fr: { quote: { intro: '{{numbr}}', payment: '{{number' } } };
    expect(checkTemplateTexts(texts, ['number'])).toMatchObject([
      { code: 'text.placeholder-unknown', path: 'texts.fr.quote.intro', params: { nearest: 'number' } },
      { code: 'text.placeholder-broken', path: 'texts.fr.quote.payment' },
    ]);
  });
});

describe('what is frozen with a document', () => {
  it('holds the fields as printed, and the values its texts name and no others', () => {
    expect(templateFor('invoice', 'fr')).toEqual({
      texts: source.texts.fr?.all,
      fields: [
        { label: 'Contrat du', value: '01/03/2026', place: 'facts' },
        { label: 'Secteur', value: 'Bois', place: 'references' },
        { label: 'Surface', value: '1\u202f250,5', place: 'facts' },
      ],
      values: [
        { name: 'contact', value: 'Mme Roy' },
        { name: 'tags', value: 'lyon, bois' },
      ],
    });
    expect(templateFor('quote', 'fr')?.values).toEqual([{ name: 'document.surface', value: '1\u202f250,5' }]);
    expect(templateFor('quote', 'en')?.fields.map((one) => one.label)).toEqual([
      'Contrat du',
      'Trade',
      'Surface',
    ]);
  });

  it('is nothing when the template says nothing', () => {
    expect(templateFor('invoice', 'fr', { texts: {}, printed: [] })).toBeUndefined();
    expect(templateFor('invoice', 'en', { printed: [{ key: 'parti', place: 'facts' }] })).toBeUndefined();
  });
});

describe('a document with a template', () => {
  const template = templateOf(
    {
      ...source,
      texts: {
        fr: {
          all: {
            intro: 'Bonjour {{customer}}',
            beforeTotals: 'Facture {{number}} du {{date}}\nProjet {{project}}',
            payment: 'Avant le {{dueDate}} : {{due}}',
            closing: 'Merci.',
            footer: 'Ouvert le samedi\nSur rendez-vous',
          },
        },
      },
    },
    'invoice',
    'fr',
    invoiceFormatter('fr'),
  );
  const shown = (change = {}) =>
    commercialDocument(sampleInput('invoice', sampleLines(2), { template: template!, ...change })).data;

  it('prints its words beside what was typed, filled', () => {
    const data = shown({ intro: 'Selon notre appel', closing: 'Garantie deux ans' });
    expect(data.intro).toBe('Bonjour Hôtel Les Trois Ponts\n\nSelon notre appel');
    expect(data.beforeTotals).toBe('Facture F2026-00482 du 22\u00a0novembre 2026');
    expect(data.closing).toBe('Garantie deux ans\n\nMerci.');
    expect(data.payment?.terms.lines.at(-1)).toMatch(/^Avant le 22\sdécembre\s2026 : .*€$/);
    expect(data.letterhead.legal.slice(-2)).toEqual(['Ouvert le samedi', 'Sur rendez-vous']);
    expect(data.facts.slice(-2).map((fact) => `${fact.label} ${fact.value}`)).toEqual([
      'Contrat du 01/03/2026',
      'Surface 1\u202f250,5',
    ]);
    expect(data.parties.at(-1)?.lines).toContain('Secteur\u00a0Bois');
  });

  it('has nothing of it when none was frozen, whatever the theme says now', () => {
    const { data } = commercialDocument(sampleInput('invoice', sampleLines(2)));
    expect([data.intro, data.beforeTotals, data.closing]).toEqual(['', '', '']);
  });
});

describe('what a page must say', () => {
  const { data } = commercialDocument(sampleInput('invoice', sampleLines(30)));
  const page = requiredWords(data).join(' ');

  it('is the identity of both, number, dates, lines, VAT, totals and mentions (CGI ann. II art. 242 nonies A)', () => {
    expect(missingWords(data, page.toLowerCase().replaceAll(' ', '\n'))).toEqual([]);
    for (const one of [data.number, data.totals.due.amount, data.letterhead.legal[0]!, ...data.mentions]) {
      expect(missingWords(data, page.replaceAll(one, ''))).toContain(one);
    }
  });

  it('may be cut by a page in the midst of a sentence', () => {
    const [mention] = data.mentions;
    const words = mention!.split(' ');
    const cut = page.replace(mention!, [...words.slice(0, 4), 'page 1', ...words.slice(4)].join(' '));
    expect(missingWords(data, cut)).toEqual([]);
  });
});
