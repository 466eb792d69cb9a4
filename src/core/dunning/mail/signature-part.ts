import { escapeHtml } from './header.ts';
import type { MailInput } from './mail-input.ts';
import { richHtml } from './rich-text.ts';
import { LOGO_CID, type OwnSignature } from './signature.ts';

type Signed = Pick<MailInput, 'company' | 'signature'>;

/** Under the words: the sender's own signature, or the company's. */
export function signatureHtml({ signature, company }: Signed): string {
  const { name, role, phone, email, own } = signature;
  if (own !== undefined) return ownHtml(own, company.name);
  const first = [role, companyUnder(name, company.name)]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
  const second = [phone, email].filter((part) => part !== null && part !== '').join(' · ');
  const small = (text: string): string =>
    text === ''
      ? ''
      : `<br><span class="dim" style="font-size:13px;color:#5d5c56">${escapeHtml(text)}</span>`;
  return `<p style="${LINE}"><strong>${escapeHtml(name)}</strong>${small(first)}${small(second)}</p>`;
}

const LINE = 'margin:20px 0 0;padding-left:12px;border-left:3px solid #55a681;line-height:20px';

function ownHtml({ lines, logo }: OwnSignature, company: string): string {
  const words = `<p style="${LINE}">${richHtml(lines, ' class="accent" style="color:#1b5e44;display:inline-block;padding:2px 0"')}</p>`;
  if (logo === 'none') return words;
  // Its height is given as an attribute as well: some readers drop styles.
  const picture = `<p style="margin:20px 0 0"><img src="cid:${LOGO_CID}" alt="${escapeHtml(company)}" height="48" style="display:block;height:48px;width:auto;max-width:240px;border:0"></p>`;
  return logo === 'above' ? `${picture}\n${words}` : `${words}\n${picture}`;
}

export function signatureText({ signature, company }: Signed): string {
  const { name, role, phone, email, own } = signature;
  if (own !== undefined) return own.plain;
  const contact = [phone, email].filter((line) => line !== null && line !== '').join(' · ');
  return [name, role ?? '', contact, companyUnder(name, company.name)]
    .filter((line) => line !== '')
    .join('\n');
}

/** A company that signs itself is named once. */
const companyUnder = (name: string, company: string): string => (name === company ? '' : company);
