import { parseBody } from '../fill.ts';
import type { Block, Segment } from '../fill.ts';
import { escapeHtml, safeLink } from './header.ts';
import type { MailInput } from './mail-input.ts';
import { accountHtml } from './account-part.ts';
import { openingHtml } from './opening-part.ts';
import { signatureHtml } from './signature-part.ts';
import { chargesHtml } from './charges-part.ts';
import { claimTable, groupIban, shown } from './table.ts';

/*
 * Written by hand: tables for layout because Outlook needs them, styles inline because some readers drop the
 * style element, and what that element adds (dark colours, small screens) may be lost without harm. Text keeps
 * 4.5:1 in both schemes, also where a reader inverts colours by itself.
 */
const FONT = "font-family:Inter,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif";
const CELL = 'padding:9px 6px;border-bottom:1px solid #e7e5de;font-size:14px;line-height:20px';
const HEAD =
  'padding:6px;border-bottom:2px solid #1b5e44;font-size:12px;line-height:16px;font-weight:600;color:#5d5c56';

const STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:480px){.card{padding:22px 16px!important}.wide{display:none!important}}
@media (max-width:340px){.outer{padding:14px 4px!important}.card{padding:18px 10px!important}.line{padding-left:3px!important;padding-right:3px!important}}
@media (prefers-color-scheme:dark){
.page{background:#131411!important}.card{background:#1a1b18!important}
.ink,.ink td,.ink th{color:#ecebe6!important}.dim{color:#a9a89f!important}
.soft{background:#20221e!important}.line{border-color:#2d2f2a!important}.accent{color:#7fd0a8!important}
}`;

export function renderHtml(input: MailInput, blocks: readonly Block[] = parseBody(input.body)): string {
  const body = blocks.map((block) => {
    if (block.kind === 'invoices') return invoices(input);
    if (block.kind === 'payment') return payment(input);
    if (block.kind === 'charges') return chargesHtml(claimTable(input));
    return paragraph(block.lines);
  });
  return frame(input, [...body, accountHtml(input)], openingHtml(input));
}

export const paragraph = (lines: readonly (readonly Segment[])[]): string =>
  `<p style="margin:0 0 16px">${lines
    .map((line) =>
      line
        .map(({ text, strong }) => (strong ? `<strong>${escapeHtml(text)}</strong>` : escapeHtml(text)))
        .join(''),
    )
    .join('<br>')}</p>`;

/** `url` is checked (header.ts). */
export const button = (label: string, url: string): string =>
  `<a href="${escapeHtml(url)}" style="display:inline-block;background:#1b5e44;color:#ffffff;text-decoration:none;font-weight:600;font-size:15px;line-height:20px;padding:11px 22px;border-radius:8px">${escapeHtml(label)}</a>`;

export type Framed = Pick<MailInput, 'language' | 'subject' | 'company' | 'signature'>;

/** The page of a mail around its body: the company above, the signature and the legal line below. `foot`: markup under them. */
export function frame(input: Framed, body: readonly string[], foot = ''): string {
  const title = escapeHtml(input.subject);
  return `<!doctype html>
<html lang="${input.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f4f3ee">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f3ee"><tr><td align="center" class="outer" style="padding:28px 12px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px">
<tr><td class="ink" style="padding:0 4px 14px;${FONT};font-size:16px;line-height:22px;font-weight:700;color:#1b1c19">${escapeHtml(input.company.name)}</td></tr>
<tr><td class="card ink" style="background:#ffffff;border-radius:10px;padding:28px 30px;${FONT};font-size:15px;line-height:23px;color:#1b1c19">
${body.join('\n')}
${signatureHtml(input)}
</td></tr>
<tr><td class="dim" style="padding:16px 4px 0;${FONT};font-size:12px;line-height:18px;color:#5d5c56">${escapeHtml(input.company.legalLine)}${foot}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

function invoices(input: MailInput): string {
  const { labels } = input;
  const { rows, credits, total, upcoming } = shown(input);
  const th = (text: string, right = false, wide = false): string =>
    `<th scope="col" class="dim line${wide ? ' wide' : ''}" style="${HEAD};text-align:${right ? 'right' : 'left'}">${escapeHtml(text)}</th>`;
  const td = (text: string, style = '', wide = false): string =>
    `<td class="line${wide ? ' wide' : ''}" style="${CELL};${style}">${escapeHtml(text)}</td>`;
  const amount = 'text-align:right;white-space:nowrap;font-weight:600';
  const lines = rows.map(
    (row) =>
      `<tr><th scope="row" class="line" style="${CELL};text-align:left;font-weight:600">${escapeHtml(row.number)}</th>` +
      `${td(row.issued, '', true)}${td(row.due)}${td(row.late, 'white-space:nowrap')}${td(row.amount, amount)}</tr>`,
  );
  const spanned = (label: string, value: string, style: string): string =>
    `<tr><td class="line wide" style="${CELL}"></td>` +
    `<td class="line" colspan="3" style="${CELL};text-align:right">${escapeHtml(label)}</td>` +
    `<td class="line" style="${CELL};${style}">${escapeHtml(value)}</td></tr>`;
  const deducted = credits.map((credit) => spanned(credit.label, credit.amount, amount));
  const sum = spanned(labels.total, total, `${amount};font-size:16px;font-weight:700`);
  return `<table class="ink" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:4px 0 20px;${FONT};color:#1b1c19">
<caption style="text-align:left;padding:0 6px 6px;font-size:13px;color:#5d5c56" class="dim">${escapeHtml(labels.table)}</caption>
<thead><tr>${th(labels.number)}${th(labels.issued, false, true)}${th(labels.due)}${th(labels.late)}${th(labels.amount, true)}</tr></thead>
<tbody>
${[...lines, ...deducted, sum].join('\n')}
</tbody>
</table>${later(labels.upcoming, upcoming)}`;
}

/** What is not due yet: small, below what is asked for, so that nobody takes it for a part of it. */
function later(title: string, upcoming: ReturnType<typeof shown>['upcoming']): string {
  if (upcoming.length === 0) return '';
  const cell = `padding:3px 6px;font-size:13px;line-height:18px;color:#5d5c56`;
  const lines = upcoming.map(
    (item) =>
      `<tr><td class="dim" style="${cell}">${escapeHtml(item.number)}</td><td class="dim" style="${cell}">${escapeHtml(item.due)}</td>` +
      `<td class="dim" style="${cell};text-align:right;white-space:nowrap">${escapeHtml(item.amount)}</td></tr>`,
  );
  return `
<table class="ink" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:0 0 20px;${FONT}">
<caption style="text-align:left;padding:0 6px 4px;font-size:13px;color:#5d5c56" class="dim">${escapeHtml(title)}</caption>
<tbody>
${lines.join('\n')}
</tbody>
</table>`;
}

function payment({ payment: details, labels, draft, format }: MailInput): string {
  if (details === null) return '';
  const row = (label: string, value: string): string =>
    `<tr><td class="dim" style="padding:2px 14px 2px 0;font-size:13px;line-height:20px;color:#5d5c56;white-space:nowrap;vertical-align:top">${escapeHtml(label)}</td>` +
    `<td style="padding:2px 0;font-size:14px;line-height:20px">${escapeHtml(value)}</td></tr>`;
  const url = safeLink(details.url);
  const online =
    url === null
      ? ''
      : `<p style="margin:14px 0 0">${button(labels.payOnline(format.money(draft.totalMinor, draft.currency)), url)}</p>`;
  return `<table role="presentation" class="soft ink" width="100%" cellpadding="0" cellspacing="0" style="background:#f7f6f2;border-radius:8px;margin:0 0 20px;color:#1b1c19"><tr><td style="padding:16px 18px;${FONT}">
<p style="margin:0 0 8px;font-size:14px;line-height:20px;font-weight:600">${escapeHtml(labels.payTitle)}</p>
<table role="presentation" cellpadding="0" cellspacing="0">
${row(labels.beneficiary, details.beneficiary)}
${row('IBAN', groupIban(details.iban))}
${details.bic === null ? '' : row('BIC', details.bic)}
${row(labels.reference, details.reference)}
</table>${online}
</td></tr></table>`;
}
