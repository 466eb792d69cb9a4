import { describe, expect, it } from 'vitest';
import { readReplyMails } from '../../../test/kit/reply-mails.ts';
import { plainDate } from '../calendar/index.ts';
import { classifyReply } from './classify-reply.ts';
import { english } from './corpus.en.ts';
import { french } from './corpus.fr.ts';
import type { CorpusMail } from './corpus.ts';
import type { Proposal } from './reply.ts';
import { splitQuoted } from './split-quoted.ts';
import { unseen } from './unseen-corpus.ts';

const decimal = (minor: bigint): string => `${String(minor / 100n)}.${String(minor % 100n).padStart(2, '0')}`;

const inShare = (share: Proposal['share']): string =>
  share === null
    ? ''
    : share.denominator === 100
      ? `${String(share.numerator)}%`
      : `${String(share.numerator)}/${String(share.denominator)}`;

const inWords = (one: Proposal): string =>
  [
    one.kind,
    one.category ?? '',
    one.on ?? '',
    one.amount === null ? '' : decimal(one.amount.minor),
    inShare(one.share),
    one.reference === '' ? '' : `ref ${one.reference}`,
    one.email,
  ]
    .filter((word) => word !== '')
    .join(' ');

const read = (mail: CorpusMail): Proposal[] =>
  classifyReply({
    subject: mail.subject ?? 'Re: Votre facture',
    text: splitQuoted(mail.text).own,
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
  const notWhole: string[] = [];
  const wrong: string[] = [];
  const invented: string[] = [];
  for (const mail of mails) {
    const made = read(mail);
    wanted += mail.says.length;
    for (const one of made) {
      const said = inWords(one);
      const told = `${mail.text}: ${said}`;
      if (mail.says.some((want) => isSaid(said, want))) right += 1;
      else notWhole.push(told);
      if (!mail.says.some((want) => want.split(' ')[0] === one.kind)) wrong.push(told);
      if (one.on !== null && !mail.says.join(' ').includes(one.on)) invented.push(told);
    }
  }
  return { right, wanted, notWhole, wrong, invented };
};

/** The floors of `docs/algorithms/replies.md`: what was reached, and nothing less. */
describe('on mails that the rules were not made after', () => {
  it('forty sentences: nothing wrong, no day invented', () => {
    const { right, wanted, notWhole, invented } = measure(unseen);
    expect(notWhole).toEqual([]);
    expect(invented).toEqual([]);
    expect(wanted).toBe(33);
    expect(right).toBeGreaterThanOrEqual(32);
  });

  it('the mails held out, as programs send them: all that is proposed is right to the last field', () => {
    const { right, wanted, notWhole, invented } = measure(readReplyMails('held-out'));
    expect(notWhole).toEqual([]);
    expect(invented).toEqual([]);
    expect(wanted).toBe(79);
    expect(right).toBeGreaterThanOrEqual(77);
  });

  it('the mails written last, once the rules were done: no kind is wrong, no day invented', () => {
    const { right, wanted, wrong, invented } = measure(readReplyMails('afterwards'));
    expect(wrong).toEqual([]);
    expect(invented).toEqual([]);
    expect(wanted).toBe(58);
    expect(right).toBeGreaterThanOrEqual(46);
  });
});

describe('the mails that the rules were tuned with', () => {
  it('are read as before: what one rule gains, no other loses', () => {
    const { right, wanted, wrong, invented } = measure(readReplyMails('tuning'));
    expect(wrong).toEqual([]);
    expect(invented).toEqual([]);
    expect(wanted).toBe(366);
    expect(right).toBeGreaterThanOrEqual(358);
  });
});
