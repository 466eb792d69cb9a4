import { escapeHtml, safeLink } from './header.ts';
import type { MailInput } from './mail-input.ts';

type Input = Pick<MailInput, 'account' | 'labels'>;

/** Below the words, calm: where the customer sees all it owes and answers. Before sending there may be no address yet. */
export function accountHtml({ account, labels }: Input): string {
  if (account === null) return '';
  const { title, text, open, atSending } = labels.account;
  const url = safeLink(account.url);
  const small = 'margin:6px 0 0;font-size:14px;line-height:20px';
  const where =
    url === null
      ? `<p class="dim" style="${small};color:#5d5c56">${escapeHtml(atSending)}</p>`
      : `<p style="${small}"><a class="accent" href="${escapeHtml(url)}" style="color:#1b5e44;font-weight:600">${escapeHtml(open)}</a></p>`;
  return `<table role="presentation" class="ink" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 20px;color:#1b1c19"><tr><td class="line" style="padding:14px 0 0;border-top:1px solid #e7e5de">
<p style="margin:0;font-size:14px;line-height:20px"><strong>${escapeHtml(title)}</strong></p>
<p style="margin:2px 0 0;font-size:14px;line-height:20px">${escapeHtml(text)}</p>
${where}
</td></tr></table>`;
}

export function accountText({ account, labels }: Input): string {
  if (account === null) return '';
  const { title, text, atSending } = labels.account;
  return [title, text, safeLink(account.url) ?? atSending].join('\n');
}
