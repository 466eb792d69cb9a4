import { readFileSync } from 'node:fs';

/** A mail as a program shows it, with what it quotes and its signature, and what a person would propose. */
export type ReplyFixture = {
  readonly subject: string;
  readonly isAutomatic: boolean;
  readonly text: string;
  readonly says: readonly string[];
};

/** `test/fixtures/replies`: « === » and the proposals, split by « | »; fields until an empty line; then the mail. */
export const readReplyMails = (name: 'held-out' | 'tuning' | 'afterwards'): ReplyFixture[] =>
  (['fr', 'en'] as const).flatMap((language) =>
    readFileSync(new URL(`../fixtures/replies/${name}.${language}.mails`, import.meta.url), 'utf8')
      .split(/^===/m)
      .slice(1)
      .map(parse),
  );

const parse = (mail: string): ReplyFixture => {
  const [head = '', ...paragraphs] = mail.split('\n\n');
  const [says = '', ...fields] = head.split('\n');
  const of = (name: string): string =>
    fields.find((field) => field.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
  return {
    subject: of('subject') || 'Re: Votre facture',
    isAutomatic: of('automatic') === 'yes',
    text: paragraphs.join('\n\n').trim(),
    says: says
      .split('|')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  };
};
