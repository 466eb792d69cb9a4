import { describe, expect, it } from 'vitest';
import type { ReceivedMail } from '../../app/mailbox/ports.ts';
import { isAutomatic, splitQuoted } from '../../core/replies/index.ts';
import { readMime } from './index.ts';

/** Heads as mail programs write them, with other names in them. */
const OURS = '<0198f2c4.reminder@atelier.example>';
const mail = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');
const read = async (...lines: string[]): Promise<ReceivedMail> => {
  const received = await readMime(mail(...lines));
  if (received === null) throw new Error('unreadable');
  return received;
};
const isByProgram = ({ headers, subject }: ReceivedMail): boolean => isAutomatic(headers, subject);

const EXCHANGE_AWAY = [
  'Received: from PR1P264MB1234.FRAP264.PROD.OUTLOOK.COM (2603:10a6:102:1ab::5)',
  ' by PAZP264MB4321.FRAP264.PROD.OUTLOOK.COM with HTTPS; Mon, 23 Nov 2026 08:14:05 +0000',
  'From: Anne Le Goff <anne.legoff@client.example>',
  'To: Atelier Morvan <compta@atelier.example>',
  'Subject: =?iso-8859-1?Q?R=E9ponse_automatique_:_Rappel_:_facture_FA-101?=',
  'Thread-Index: AQHdWw5aXK2nQ0m0xUeA6l8',
  'Date: Mon, 23 Nov 2026 08:14:02 +0000',
  'Message-ID: <PR1P264MB1234A5@PR1P264MB1234.FRAP264.PROD.OUTLOOK.COM>',
  `References: ${OURS}`,
  `In-Reply-To: ${OURS}`,
  'X-MS-Has-Attach:',
  'X-Auto-Response-Suppress: All',
  'X-MS-Exchange-Inbox-Rules-Loop: anne.legoff@client.example',
  'auto-submitted: auto-generated',
  'Content-Type: text/plain; charset="iso-8859-1"',
  'Content-Transfer-Encoding: quoted-printable',
  'MIME-Version: 1.0',
  '',
  'Bonjour, je suis absente jusqu=92au 4 d=E9cembre inclus.',
  '',
];
const GMAIL_AWAY = [
  'MIME-Version: 1.0',
  'From: Paul Kervella <paul@client.example>',
  'Date: Mon, 23 Nov 2026 09:14:08 +0100',
  `References: ${OURS}`,
  `In-Reply-To: ${OURS}`,
  'X-Autoreply: yes',
  'Precedence: bulk',
  'Auto-Submitted: auto-replied',
  'Message-ID: <CAJv+8k7q1@mail.gmail.com>',
  'Subject: =?UTF-8?Q?En_cong=C3=A9s_Re=3A_Rappel?=',
  'To: compta@atelier.example',
  'Content-Type: text/plain; charset="UTF-8"',
  '',
  'De retour lundi 7.',
  '',
];
const ZIMBRA_AWAY = [
  'Date: Mon, 23 Nov 2026 09:14:09 +0100 (CET)',
  'From: Service achats <achats@mairie.example>',
  'To: compta@atelier.example',
  'Message-ID: <1734512.88.1795421649.JavaMail.zimbra@mairie.example>',
  `In-Reply-To: ${OURS}`,
  'Subject: Re: Rappel : facture FA-101',
  'Auto-Submitted: auto-replied (zimbra; readReceipt=no)',
  'Precedence: bulk',
  'X-Mailer: Zimbra 8.8.15_GA_4156',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 7bit',
  '',
  'Nos bureaux sont fermes.',
  '',
];
const OUTLOOK_PERSON = [
  'From: Anne Le Goff <anne.legoff@client.example>',
  'To: Atelier Morvan <compta@atelier.example>',
  'Subject: RE: Rappel : facture FA-101',
  'Thread-Topic: Rappel : facture FA-101',
  'Date: Mon, 23 Nov 2026 10:01:44 +0000',
  'Message-ID: <PR1P264MB1234B7@PR1P264MB1234.FRAP264.PROD.OUTLOOK.COM>',
  `References: <autre@client.example> ${OURS}`,
  `In-Reply-To: ${OURS}`,
  'X-Originating-IP: [203.0.113.7]',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset="windows-1252"',
  'Content-Transfer-Encoding: 8bit',
  '',
  'Bonjour, nous vous r\xe9glerons 1\xa0200 \x80 le 4 d\xe9cembre.',
  '',
  '________________________________',
  'De : Atelier Morvan <compta@atelier.example>',
  'Envoy\xe9 : lundi 23 novembre 2026 09:12',
  '\xc0 : Anne Le Goff <anne.legoff@client.example>',
  'Objet : Rappel : facture FA-101',
  '',
  'La facture reste \xe0 r\xe9gler.',
  '',
];
/** Exchange writes it into every mail of some servers: alone it says nothing about who wrote. */
const SUPPRESSING_PERSON = OUTLOOK_PERSON.map((line) =>
  line.startsWith('X-Originating-IP') ? 'X-Auto-Response-Suppress: DR, OOF, AutoReply' : line,
);
const GMAIL_PERSON = [
  'MIME-Version: 1.0',
  `References: ${OURS}`,
  `In-Reply-To: ${OURS}`,
  'From: Paul <paul@client.example>',
  'Date: Mon, 23 Nov 2026 11:14:08 +0100',
  'Message-ID: <CAJv+8k7q2@mail.gmail.com>',
  'Subject: Re: Rappel',
  'To: compta@atelier.example',
  'Content-Type: multipart/alternative; boundary="000000000000a1"',
  '',
  '--000000000000a1',
  'Content-Type: text/plain; charset="UTF-8"',
  '',
  'Paiement demain.',
  '',
  'Le lun. 23 nov. 2026 =C3=A0 09:12, Atelier Morvan <compta@atelier.example>',
  'a ecrit :',
  '',
  '> Merci de regler.',
  '',
  '--000000000000a1',
  'Content-Type: text/html; charset="UTF-8"',
  '',
  '<div>Paiement demain.</div>',
  '--000000000000a1--',
  '',
];
const ZIMBRA_PERSON = ZIMBRA_AWAY.filter((line) => !/^(?:Auto-Submitted|Precedence)/.test(line));

describe('who wrote (RFC 3834 §5), by the heads of real programs', () => {
  it.each([
    ['Exchange, away', EXCHANGE_AWAY, true],
    ['Gmail, away', GMAIL_AWAY, true],
    ['Zimbra, away', ZIMBRA_AWAY, true],
    ['Outlook, a person', OUTLOOK_PERSON, false],
    ['Outlook, a person whose server suppresses answers', SUPPRESSING_PERSON, false],
    ['Gmail, a person', GMAIL_PERSON, false],
    ['Zimbra, a person', ZIMBRA_PERSON, false],
  ])('%s', async (_, lines, is) => {
    const received = await read(...lines);
    expect(isByProgram(received)).toBe(is);
    // The nearest message first, whatever else it refers to (RFC 5322 §3.6.4).
    expect(received.answers[0]).toBe(OURS);
  });
});

describe('words whatever they are written in', () => {
  it('windows-1252 with its euro and spaces, and what Outlook repeats below', async () => {
    const { own, quoted } = splitQuoted((await read(...OUTLOOK_PERSON)).text);
    expect(own).toBe('Bonjour, nous vous réglerons 1\u00a0200 € le 4 décembre.');
    expect(quoted).toContain('La facture reste à régler.');
  });

  it('an apostrophe of windows-1252 in what is called iso-8859-1, as browsers read it', async () => {
    const received = await read(...EXCHANGE_AWAY);
    expect(received.subject).toBe('Réponse automatique : Rappel : facture FA-101');
    expect(received.text.trim()).toBe('Bonjour, je suis absente jusqu’au 4 décembre inclus.');
  });

  it('HTML alone, without its styles and scripts', async () => {
    const { text } = await read(
      'From: a@client.example',
      'Message-ID: <h1@client.example>',
      'Content-Type: text/html; charset=iso-8859-1',
      '',
      '<style>p{color:red}</style><p>Pay\xe9 hier.</p><ul><li>FA-101</li></ul><script>x()</script>',
      '',
    );
    expect(text).toContain('Payé hier.');
    expect(text).toContain('FA-101');
    expect(text).not.toMatch(/color|x\(\)/);
  });

  it('an invitation: its words, and the calendar as an attachment', async () => {
    const { text, parts } = await read(
      'From: a@client.example',
      'Message-ID: <c1@client.example>',
      'Subject: Point sur vos factures',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Je vous propose un point jeudi.',
      '--b',
      'Content-Type: text/calendar; charset=utf-8; method=REQUEST',
      '',
      'BEGIN:VCALENDAR',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'DTSTART:20261126T090000Z',
      'END:VEVENT',
      'END:VCALENDAR',
      '--b--',
      '',
    );
    expect(text).toContain('Je vous propose un point jeudi.');
    expect(text).not.toContain('VCALENDAR');
    expect(parts.map((one) => one.mediaType)).toEqual(['text/calendar']);
  });

  it('a multipart that never ends, and a transfer encoding that nobody knows', async () => {
    const { text } = await read(
      'From: a@client.example',
      'Message-ID: <m1@client.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: x-rien',
      '',
      'Nous avons pay.',
    );
    expect(text).toContain('Nous avons pay.');
  });
});
