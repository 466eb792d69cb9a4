import type { KeptMail } from './imap-server.ts';

/** Bytes of a text in UTF-8, one character each, as the IMAP server of the tests keeps them. */
const bytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

type Answer = {
  readonly from: string;
  readonly text: string;
  readonly subject?: string;
  readonly answers?: string;
  readonly messageId?: string;
  readonly date?: string;
  readonly headers?: readonly string[];
};

/** What a customer's mail program sends when they press « Répondre ». */
export const answerMail = (uid: number, answer: Answer): KeptMail => ({
  uid,
  source: bytes(
    [
      `From: ${answer.from}`,
      'To: compta@atelier.example',
      `Subject: =?utf-8?B?${Buffer.from(answer.subject ?? 'Re: Votre facture').toString('base64')}?=`,
      `Date: ${answer.date ?? 'Mon, 23 Nov 2026 10:00:00 +0100'}`,
      `Message-ID: ${answer.messageId ?? `<a${String(uid)}@client.example>`}`,
      ...(answer.answers === undefined
        ? []
        : [`In-Reply-To: ${answer.answers}`, `References: ${answer.answers}`]),
      ...(answer.headers ?? []),
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      answer.text.replaceAll('\n', '\r\n'),
      '',
    ].join('\r\n'),
  ),
});

/** A delivery status notification (RFC 3464) about a message of ours. */
export const statusMail = (
  uid: number,
  report: {
    readonly messageId: string;
    readonly recipient: string;
    readonly action: 'failed' | 'delayed' | 'delivered';
    readonly status: string;
    readonly diagnostic?: string;
  },
): KeptMail => ({
  uid,
  source: [
    'From: MAILER-DAEMON@mx.client.example',
    'To: compta@atelier.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Date: Mon, 23 Nov 2026 10:05:00 +0100',
    `Message-ID: <dsn${String(uid)}@mx.client.example>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="rep"',
    '',
    '--rep',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host mx.client.example.',
    '',
    '--rep',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.client.example',
    '',
    `Final-Recipient: rfc822; ${report.recipient}`,
    `Action: ${report.action}`,
    `Status: ${report.status}`,
    `Diagnostic-Code: smtp; ${report.diagnostic ?? '550 5.1.1 No such user here'}`,
    '',
    '--rep',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${report.messageId}`,
    'Subject: Votre facture',
    '',
    '--rep--',
    '',
  ].join('\r\n'),
});
