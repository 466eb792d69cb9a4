import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { classifyReply } from './classify-reply.ts';
import { english } from './corpus.en.ts';
import { french } from './corpus.fr.ts';
import type { CorpusMail } from './corpus.ts';
import { unseen } from './unseen-corpus.ts';
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

/** Over the proposals of all mails: how many of those made are right, and how many of those to be made are made. */
const measure = (mails: readonly CorpusMail[]) => {
  let right = 0;
  let wanted = 0;
  const wrong: string[] = [];
  for (const mail of mails) {
    const says = read(mail).map(inWords);
    wanted += mail.says.length;
    const hits = says.filter((one) => mail.says.some((want) => isSaid(one, want)));
    right += hits.length;
    if (hits.length < says.length) wrong.push(`${mail.text}: ${says.join(' + ')}`);
  }
  return { right, wanted, wrong };
};

describe('on mails that the rules were not made after', () => {
  it('what is proposed is right to the floor of the documentation, and no day is invented', () => {
    const { right, wanted, wrong } = measure(unseen);
    const days = unseen.flatMap((mail) =>
      read(mail)
        .filter((one) => one.on !== null && !mail.says.join(' ').includes(one.on))
        .map((one) => `${mail.text}: ${inWords(one)}`),
    );
    expect(days).toEqual([]);
    expect(wrong).toEqual([]);
    // Of what a person would propose, about half: the floor that docs/algorithms/replies.md tells of.
    expect(wanted).toBe(33);
    expect(right).toBeGreaterThanOrEqual(17);
  });
});
