import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { classifyReply } from './classify-reply.ts';
import { english } from './corpus.en.ts';
import { french } from './corpus.fr.ts';
import type { CorpusMail } from './corpus.ts';
import type { Proposal } from './reply.ts';

const decimal = (minor: bigint): string => `${String(minor / 100n)}.${String(minor % 100n).padStart(2, '0')}`;

const inWords = (one: Proposal): string =>
  [
    one.kind,
    one.category ?? '',
    one.on ?? '',
    one.amount === null ? '' : decimal(one.amount.minor),
    one.reference === '' ? '' : `ref ${one.reference}`,
    one.email,
  ]
    .filter((word) => word !== '')
    .join(' ');

const read = (mail: CorpusMail): Proposal[] =>
  classifyReply({
    subject: mail.subject ?? 'Re: Votre facture',
    text: mail.text,
    sentOn: plainDate(mail.sentOn ?? '2026-11-23'),
    isAutomatic: mail.isAutomatic ?? false,
  });

const corpus = [...french, ...english];
/** 'dispute' alone: of any category. */
const isSaid = (said: string, wanted: string): boolean =>
  said === wanted || (wanted === 'dispute' && said.startsWith('dispute '));

describe('the corpus of answers', () => {
  it('has mails of both languages, each once', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(120);
    expect(new Set(corpus.map((mail) => mail.text)).size).toBe(corpus.length);
  });

  it.each(corpus.map((mail) => [mail.text.replaceAll('\n', ' ').slice(0, 80), mail] as const))(
    '%s',
    (_, mail) => {
      const said = read(mail).map(inWords);
      expect(said).toEqual(mail.says.map((wanted) => said.find((one) => isSaid(one, wanted)) ?? wanted));
    },
  );
});
