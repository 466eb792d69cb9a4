import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../../calendar/index.ts';
import { EUR } from '../../money/index.ts';
import { fill } from '../fill.ts';
import { escapeHtml, headerText, safeLink } from './header.ts';
import { sampleDraft, sampleFormat, sampleMailInput } from './sample-mail-input.ts';
import { renderMail } from './render-mail.ts';
import { messageValues } from './values.ts';

const format = sampleFormat;
const draft = sampleDraft;
const input = sampleMailInput;

/** Throws when a tag is left open or an ampersand unescaped. */
function elements(html: string): string[] {
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => names.push(tag.name));
  parser.on('error', (error) => {
    throw error;
  });
  const strict = html
    .replace('<!doctype html>', '')
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<(meta[^>]*|br)>/g, '<$1/>');
  parser.write(strict).close();
  return names;
}

describe('late charges in a mail', () => {
  const claim = {
    asOf: plainDate('2026-06-30'),
    isPublic: false,
    lines: [
      {
        itemId: '1',
        number: 'F-1 <',
        dueOn: plainDate('2026-05-31'),
        currency: EUR,
        slices: [
          {
            from: plainDate('2026-06-01'),
            to: plainDate('2026-06-30'),
            days: 30,
            baseMinor: 100_000n,
            percent: '12.15',
            interestMinor: 999n,
          },
        ],
        settledMinor: 0n,
        interestMinor: 999n,
        indemnityMinor: 4_000n,
        missing: null,
      },
    ],
  };

  test('stand under the invoices, with every figure of the sum, in both versions', () => {
    const mail = renderMail({ ...input, claim });
    for (const piece of ['F-1', '30', '100000 cents', '12.15 %', '999 cents', '4000 cents', '4999 cents'])
      for (const version of [mail.text, mail.html]) expect(version).toContain(piece);
    expect(mail.html.indexOf('Frais')).toBeGreaterThan(mail.html.indexOf('Factures concernées'));
    expect(mail.html.indexOf('Frais')).toBeLessThan(mail.html.indexOf('IBAN'));
    expect(elements(mail.html)).toContain('caption');
    // The principal is asked for as before.
    expect(mail.text).toContain('195000 cents');
  });

  test('are not there when nothing is claimed', () => {
    expect(renderMail(input).text).not.toContain('Frais');
  });
});

describe('a mail', () => {
  const mail = renderMail(input);

  test('says the same in text and in HTML: each invoice, the credit, the total, where to pay', () => {
    for (const piece of [
      'F-1',
      'F-2',
      '25 j',
      '1 j',
      '100000 cents',
      'Avoir AV-9',
      '-5000 cents',
      '195000 cents',
    ]) {
      expect(mail.text).toContain(piece);
      expect(mail.html).toContain(piece);
    }
    expect(mail.text).toContain('IBAN FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a07890\u00a0189');
    expect(mail.text).toContain('https://pay.example/r/1?a=b&c=d');
    expect(mail.html).toContain('href="https://pay.example/r/1?a=b&amp;c=d"');
    expect(mail.html).toContain('<strong>30</strong>');
    expect(mail.text).not.toContain('**');
  });

  test('is well formed, names its language and its columns', () => {
    const names = elements(mail.html);
    expect(names.filter((name) => name === 'caption')).toHaveLength(1);
    expect(mail.html).toContain('<html lang="fr">');
    expect(mail.html).toContain('<th scope="col"');
    expect(mail.html).toContain('Claire &lt;Fontanel&gt;');
    expect(mail.html.length).toBeLessThan(20_000);
    expect(mail.html).not.toMatch(/<img|<script|src=/);
  });

  test('gets its table and its payment details even when the text has lost their places', () => {
    const { text, html } = renderMail({ ...input, body: 'Bonjour,' });
    expect(text).toContain('F-1');
    expect(html).toContain('Virement');
  });

  test('without payment details none are shown', () => {
    expect(renderMail({ ...input, payment: null }).html).not.toContain('IBAN');
  });
});

describe('what users type stays text', () => {
  test('a subject is one line whatever it holds', () => {
    expect(headerText('Rappel\r\nBcc: x@y.example\u2028\u0000 !')).toBe('Rappel Bcc: x@y.example !');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(headerText(typed)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      }),
    );
  });

  test('no markup comes in by any field', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (typed) => {
        const mail = renderMail({
          ...input,
          subject: typed,
          body: `<b>${typed}`,
          company: { name: typed, legalLine: typed },
          signature: { name: typed, role: typed, phone: typed, email: typed },
          draft: { ...draft, items: draft.items.map((item) => ({ ...item, number: typed })) },
        });
        expect(() => elements(mail.html)).not.toThrow();
        expect(elements(mail.html)).not.toContain('b');
      }),
      { numRuns: 60 },
    );
    expect(escapeHtml(`<a href="x" id='y'>&`)).toBe('&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;');
  });

  test.each([
    ['https://pay.example/x', 'https://pay.example/x'],
    ['http://pay.example', null],
    ['javascript:alert(1)', null],
    ['https://x.example/"onclick=', null],
    [null, null],
  ])('link %s', (url, expected) => {
    expect(safeLink(url)).toBe(expected);
  });
});

test('the values of a message', () => {
  const context = { customer: 'Hélianthe', company: 'Nous', greeting: 'Bonjour,', signer: 'Claire' };
  const values = messageValues(draft, context, format);
  expect(values).toMatchObject({
    count: 2,
    numbers: 'F-1, F-2',
    total: '195000 cents',
    dueDate: 'the 2026-10-01',
    daysLate: 25,
    deadline: 'the 2026-11-03',
    indemnity: '8000 cents',
  });
  expect(fill('{{greeting}} {{count|une|deux}}', values).text).toBe('Bonjour, deux');
});
