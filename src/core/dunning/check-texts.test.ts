import { describe, expect, test } from 'vitest';
import { checkText, checkTexts } from './check-texts.ts';
import type { TextCode, TextField } from './message-text.ts';

const codes = (code: TextCode, field: TextField, text: string) =>
  checkText(code, field, text).map((finding) => finding.code);

describe('a text that a company wrote', () => {
  test.each<[string, TextCode, TextField, string, string[]]>([
    ['a good subject', 'reminder-1', 'subject', 'Rappel : {{total}}', []],
    [
      'a good body',
      'reminder-1',
      'mail',
      '{{greeting}}\n\nNous attendons {{count|une facture|des factures}}.\n\n{{invoices}}\n\n{{payment}}',
      [],
    ],
    ['nothing', 'reminder-1', 'mail', ' \n ', ['dunning.text-empty']],
    ['a name that does not exist', 'reminder-1', 'subject', '{{somme}}', ['text.placeholder-unknown']],
    ['braces left open', 'reminder-1', 'mail', 'Soit {{total}', ['text.placeholder-broken']],
    ['a table in a subject', 'reminder-1', 'subject', '{{invoices}}', ['dunning.block-not-here']],
    ['a table inside a line', 'pre-due', 'letter', 'Voici {{invoices}} :', ['dunning.block-not-alone']],
    ['the indemnity between professionals', 'formal-notice', 'letter', '{{indemnity}}', []],
    ['the indemnity of a public buyer', 'formal-notice.public', 'mail', '{{indemnity}}', []],
    [
      'the indemnity asked of a consumer',
      'formal-notice.consumer',
      'mail',
      '{{indemnity}}',
      ['dunning.indemnity-not-here'],
    ],
    [
      'the indemnity in a reminder that a consumer may get',
      'reminder-3',
      'mail',
      'Soit {{ indemnity }}.',
      ['dunning.indemnity-not-here'],
    ],
  ])('%s', (_name, code, field, text, expected) => {
    expect(codes(code, field, text)).toEqual(expected);
  });

  test('the finding says which variable, and where', () => {
    const texts = { fr: { 'reminder-2': { mail: 'Bonjour {{prenom}}' } }, en: {} };
    expect(checkTexts(texts)).toEqual([
      {
        code: 'text.placeholder-unknown',
        severity: 'error',
        path: 'texts.fr.reminder-2.mail',
        params: { name: 'prenom' },
      },
    ]);
  });
});
