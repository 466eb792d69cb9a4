import { headerText, safeLink } from './header.ts';
import { button, frame, paragraph, type Framed } from './html-part.ts';
import type { Mail } from './mail-input.ts';
import { signatureText } from './signature-part.ts';

/** Drawn as a button below the words, and written out in the part that is text. */
export type MailLink = { label: string; url: string };

/** A message that is only words (an invoice is attached to it): paragraphs are parted by empty lines. */
export function renderPlainMail(input: Framed & { body: string; link?: MailLink }): Mail {
  const paragraphs = input.body
    .trim()
    .split(/\n\s*\n/)
    .map((text) => text.split('\n').map((line) => [{ text: line.trim(), strong: false }]));
  const subject = headerText(input.subject);
  const url = safeLink(input.link?.url ?? null);
  const link = input.link === undefined || url === null ? null : { label: input.link.label, url };
  return {
    subject,
    text: `${[
      input.body.trim(),
      ...(link === null ? [] : [`${link.label}\n${link.url}`]),
      signatureText(input),
      `-- \n${input.company.legalLine}`,
    ].join('\n\n')}\n`,
    html: frame({ ...input, subject }, [
      ...paragraphs.map(paragraph),
      ...(link === null ? [] : [`<p style="margin:0 0 20px">${button(link.label, link.url)}</p>`]),
    ]),
  };
}
