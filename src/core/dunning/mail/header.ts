const LONGEST_SUBJECT = 180;

/** One line of plain characters: no line break or control can start another header (RFC 5322 §2.2). */
export function headerText(text: string): string {
  const line = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return Array.from(line).slice(0, LONGEST_SUBJECT).join('');
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Only links that a browser opens as a page; anything else is left out. */
export function safeLink(url: string | null): string | null {
  return url !== null && /^https:\/\/[^\s"'<>\\]+$/.test(url) ? url : null;
}
