import { describe, expect, it } from 'vitest';
import { isAutomatic, isBulk } from './is-automatic.ts';
import { mentionedNumbers } from './mentioned-numbers.ts';
import { readReport } from './read-report.ts';
import { readTextBounce } from './read-text-bounce.ts';
import { splitQuoted } from './split-quoted.ts';

describe('a delivery status (RFC 3464 §2)', () => {
  const about = (lines: string): string =>
    `Reporting-MTA: dns; mx.client.example\r\n\r\nFinal-Recipient: rfc822; Anne@Client.example\r\n${lines}\r\n`;
  it.each([
    [
      'Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such\r\n user',
      'bounced',
      '5.1.1 550 no such user',
    ],
    ['Action: failed\r\nStatus: 5.7.1', 'bounced', '5.7.1'],
    ['Action: failed\r\nStatus: 4.4.7', 'delayed', '4.4.7'],
    ['Action: failed\r\nStatus: 5.2.2', 'delayed', '5.2.2'],
    ['Action: delayed\r\nStatus: 4.4.1', 'delayed', '4.4.1'],
    ['Action: delivered\r\nStatus: 2.0.0', 'delivered', '2.0.0'],
  ])('%j', (lines, fate, words) => {
    expect(readReport(about(lines))).toEqual([{ fate, recipient: 'anne@client.example', words }]);
  });
  it('says nothing of what was relayed, or of nobody', () => {
    expect(readReport(about('Action: relayed\r\nStatus: 2.0.0'))).toEqual([]);
    expect(readReport('Action: failed\nStatus: 5.1.1')).toEqual([]);
    expect(readReport('')).toEqual([]);
  });
  it('takes the address that we wrote to before the one it was forwarded to (§2.3.1)', () => {
    const [one] = readReport(
      about('Original-Recipient: rfc822;compta@client.example\r\nAction: failed\r\nStatus: 5.1.1'),
    );
    expect(one?.recipient).toBe('compta@client.example');
  });
});

describe('a report for people', () => {
  const qmail =
    "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<anne@client.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 user unknown\n";
  const exchange =
    'Échec de la remise pour ces destinataires ou groupes :\n\nanne@client.example\nL’adresse de messagerie que vous avez entrée est introuvable.\n550 5.1.10 RESOLVER.ADR.RecipientNotFound\n';
  const postfix =
    "This is the mail system at host mx.example.\n\nI'm sorry to have to inform you that your message could not be delivered.\n\n<anne@client.example>: host mx said: 452 4.2.2 Mailbox full\n";
  it.each([
    ['qmail', 'MAILER-DAEMON@mx.example', qmail, 'bounced'],
    ['Exchange, in French', 'postmaster@client.example', exchange, 'bounced'],
    ['Postfix', 'mailer-daemon@mx.example', postfix, 'delayed'],
  ])('%s', (_, sender, text, fate) => {
    expect(readTextBounce({ sender, text }, ['anne@client.example', 'paul@client.example'])).toEqual([
      expect.objectContaining({ fate, recipient: 'anne@client.example' }),
    ]);
  });
  it('is believed of a postmaster only, in a known form, about somebody we wrote to', () => {
    expect(readTextBounce({ sender: 'anne@client.example', text: qmail }, ['anne@client.example'])).toEqual(
      [],
    );
    expect(
      readTextBounce({ sender: 'postmaster@x.example', text: 'anne@client.example user unknown' }, [
        'anne@client.example',
      ]),
    ).toEqual([]);
    expect(readTextBounce({ sender: 'postmaster@x.example', text: qmail }, ['autre@client.example'])).toEqual(
      [],
    );
  });
});

describe('a program that answers (RFC 3834 §5)', () => {
  it.each([
    [[['auto-submitted', 'auto-replied']], '', true],
    [[['auto-submitted', 'no']], '', false],
    [[['precedence', 'bulk']], '', true],
    [[['x-autoreply', 'yes']], '', true],
    [[], 'Réponse automatique : votre facture', true],
    [[], 'Automatic reply: Invoice', true],
    [[], 'Re: Réponse à votre relance', false],
    [[['x-auto-response-suppress', 'All']], 'Re: facture', false],
  ] as const)('%j %s', (headers, subject, is) => {
    expect(isAutomatic(new Map(headers), subject)).toBe(is);
  });
  it('is not the list by which a person’s answer to us came: a shared mailbox may be one', () => {
    const list = new Map([
      ['precedence', 'list'],
      ['list-id', '<compta.atelier.example>'],
    ]);
    expect(isAutomatic(list, 'Re: Votre facture')).toBe(true);
    expect(isAutomatic(list, 'Re: Votre facture', { answersUs: true })).toBe(false);
    expect(
      isAutomatic(new Map([...list, ['auto-submitted', 'auto-replied']]), 'Re', { answersUs: true }),
    ).toBe(true);
  });
  it('tells what was sent to many', () => {
    expect(isBulk(new Map([['list-unsubscribe', '<https://x.example>']]))).toBe(true);
    expect(isBulk(new Map([['auto-submitted', 'auto-replied']]))).toBe(false);
  });
});

describe('what a mail quotes', () => {
  it.each([
    ['Oui.\n\nOn Mon, 23 Nov 2026 at 09:00, Atelier <a@b.example> wrote:\n> x', 'Oui.'],
    ['Oui.\n\nLe lun. 23 nov. 2026 à 09:00, Atelier Morvan\n<compta@atelier.example> a écrit :\n> x', 'Oui.'],
    ['Oui.\n\nDe : Atelier\nEnvoyé : lundi\nÀ : Anne\nObjet : Facture\n\nBonjour', 'Oui.'],
    ['Oui.\n-----Message d’origine-----\nBonjour', 'Oui.'],
    ['Oui.\n________________________________\nFrom: x', 'Oui.'],
    ['> Quand payez-vous ?\nVendredi.\n> Merci', 'Vendredi.'],
    ['De : notre part, tout va bien.', 'De : notre part, tout va bien.'],
  ])('%j', (mail, own) => {
    expect(splitQuoted(mail).own).toBe(own);
  });
});

it('a number is named whole', () => {
  expect(mentionedNumbers('Re: fa-12, et FA-120.', ['FA-1', 'FA-12', 'FA-120', 'FA-121'])).toEqual([
    'FA-12',
    'FA-120',
  ]);
});
