import { headerText } from './header.ts';
import { frame, paragraph, type Framed } from './html-part.ts';
import type { Mail } from './mail-input.ts';

/** A message that is only words (an invoice is attached to it): paragraphs are parted by empty lines. */
export function renderPlainMail(input: Framed & { body: string }): Mail {
  const paragraphs = input.body
    .trim()
    .split(/\n\s*\n/)
    .map((text) => text.split('\n').map((line) => [{ text: line.trim(), strong: false }]));
  const subject = headerText(input.subject);
  const { name, role, phone, email } = input.signature;
  const contact = [phone, email].filter((line) => line !== null && line !== '').join(' · ');
  const signature = [name, role ?? '', contact, input.company.name].filter((line) => line !== '').join('\n');
  return {
    subject,
    text: `${[input.body.trim(), signature, `-- \n${input.company.legalLine}`].join('\n\n')}\n`,
    html: frame({ ...input, subject }, paragraphs.map(paragraph)),
  };
}
