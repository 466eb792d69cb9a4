/** Headers of a mail by their lower-case names. */
export type MailHeaders = ReadonlyMap<string, string>;

/**
 * Whether a program answered and not a person: RFC 3834 §5 (Auto-Submitted), what Exchange and older programs write
 * instead, lists (RFC 2919, RFC 2369), and a subject that only such programs begin with. `answersUs`: it names a message of
 * ours. A person wrote it then, though it came by a list: a shared mailbox, ours or theirs, may be one (Google Groups).
 */
export const isAutomatic = (
  headers: MailHeaders,
  subject: string,
  { answersUs = false }: { answersUs?: boolean } = {},
): boolean => {
  const of = (name: string): string => (headers.get(name) ?? '').trim().toLowerCase();
  const submitted = of('auto-submitted');
  return (
    (submitted !== '' && submitted !== 'no') ||
    (of('x-auto-response-suppress') !== '' && of('x-autoreply') !== '') ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply-from'].some(
      (name) => of(name) !== '',
    ) ||
    ['bulk', 'junk', 'auto_reply'].includes(of('precedence')) ||
    (!answersUs && (of('precedence') === 'list' || of('list-id') !== '')) ||
    of('x-ms-exchange-inbox-rules-loop') !== '' ||
    of('x-mailer') === 'vacation' ||
    /^\s*(?:automatic reply|auto(?:matic)?[- ]?reply|autoreply|out of (?:the )?office|r[ée]ponse automatique|absence du bureau|message d['’]absence|abwesenheit|auto\s?:)/i.test(
      subject,
    )
  );
};

/** Sent to many: nobody of us wrote to whoever sends it. */
export const isBulk = (headers: MailHeaders): boolean =>
  ['bulk', 'junk', 'list'].includes((headers.get('precedence') ?? '').trim().toLowerCase()) ||
  headers.has('list-id') ||
  headers.has('list-unsubscribe');
