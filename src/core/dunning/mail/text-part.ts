import { parseBody } from '../fill.ts';
import type { Block } from '../fill.ts';
import { safeLink } from './header.ts';
import type { MailInput } from './mail-input.ts';
import { accountText } from './account-part.ts';
import { openingText } from './opening-part.ts';
import { signatureText } from './signature-part.ts';
import { chargesText } from './charges-part.ts';
import { claimTable, groupIban, shown } from './table.ts';
import type { Shown } from './table.ts';

/** The version for programs and people that read no HTML: complete, one invoice per line. */
export function renderText(input: MailInput, blocks: readonly Block[] = parseBody(input.body)): string {
  const values = shown(input);
  const parts = blocks.map((block) => {
    if (block.kind === 'invoices') return textTable(input, values);
    if (block.kind === 'payment') return textPayment(input);
    if (block.kind === 'charges') return chargesText(claimTable(input));
    return block.lines.map((line) => line.map((segment) => segment.text).join('')).join('\n');
  });
  const foot = [input.company.legalLine, openingText(input)].filter((line) => line !== '').join('\n');
  return [...parts, accountText(input), signatureText(input), `-- \n${foot}`]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function textTable({ labels }: MailInput, { rows, credits, total, upcoming }: Shown): string {
  const lines = rows.map((row) => `- ${row.number} · ${labels.due} ${row.due} · ${row.late} · ${row.amount}`);
  const deducted = credits.map((credit) => `- ${credit.label} · ${credit.amount}`);
  const later = upcoming.map((item) => `- ${item.number} · ${labels.due} ${item.due} · ${item.amount}`);
  const told = later.length === 0 ? [] : ['', labels.upcoming, ...later];
  return [...lines, ...deducted, '', `${labels.total} ${total}`, ...told].join('\n');
}

function textPayment({ payment, labels }: MailInput): string {
  if (payment === null) return '';
  const url = safeLink(payment.url);
  return [
    labels.payTitle,
    `${labels.beneficiary} ${payment.beneficiary}`,
    `IBAN ${groupIban(payment.iban)}`,
    ...(payment.bic === null ? [] : [`BIC ${payment.bic}`]),
    `${labels.reference} ${payment.reference}`,
    ...(url === null ? [] : [url]),
  ].join('\n');
}
