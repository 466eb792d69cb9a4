/** What a person means by an address typed for a link: a page, an e-mail or a telephone number; null: nothing that opens. */
export function linkTarget(typed: string): string | null {
  const text = typed.trim();
  if (/^(?:mailto:|tel:)?[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"']+$/.test(text))
    return `mailto:${text.replace(/^mailto:/, '')}`;
  const digits = text.replace(/^tel:/, '').replace(/[\s\u00a0.()-]/g, '');
  if (/^\+?\d{6,15}$/.test(digits)) return `tel:${digits}`;
  const page = /^http:\/\//i.test(text) ? null : /^https:\/\//i.test(text) ? text : `https://${text}`;
  return page !== null && /^https:\/\/[^\s"'<>\\/]+\.[^\s"'<>\\]+$/i.test(page) ? page : null;
}
