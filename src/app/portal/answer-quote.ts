import { createHash } from 'node:crypto';
import { Problem } from '../../contract/problem.ts';
import { canonicalJson } from '../../core/seal/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { PageVisit } from '../../shell/http/pages.ts';
import { newId } from '../../shell/ids.ts';
import { concludeDocument, showDocument, type ShownDocument } from '../invoicing/index.ts';
import type { OpenedLink } from './open-link.ts';
import { recordVisit } from './record-visit.ts';

export type Answer = {
  readonly answer: 'accepted' | 'refused';
  readonly name: string;
  readonly note: string;
  /** The box was ticked: read, and entitled to answer. */
  readonly agrees: boolean;
  /** `contentHash` of what was on the page. */
  readonly seen: string;
};

export type AnswerFault = 'nameMissing' | 'agreeMissing' | 'changed';

const MAX_NAME = 120;
const MAX_NOTE = 300;

export const parseAnswer = (form: PageVisit['form']): Answer => ({
  answer: form['answer'] === 'refused' ? 'refused' : 'accepted',
  name: oneLine(form['name'] ?? '').slice(0, MAX_NAME),
  note: oneLine(form['note'] ?? '').slice(0, MAX_NOTE),
  agrees: form['agree'] === 'yes',
  seen: form['seen'] ?? '',
});

const oneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim();

/** What the customer is shown and commits to: the number, the document and its totals. */
export const contentHash = ({ number, document, totals }: ShownDocument): string =>
  createHash('sha256').update(canonicalJson({ number, document, totals })).digest('hex');

/** Sent, not answered yet, and still valid today. */
export const awaitsAnswer = (context: Pick<Context, 'today'>, shown: ShownDocument): boolean =>
  shown.document.kind === 'quote' &&
  shown.state === 'sent' &&
  (shown.document.validUntil === undefined || shown.document.validUntil >= context.today);

/**
 * Accepts or refuses the quote as whoever holds the link, with the evidence of it (C. civ. 1366, 1367: who, what, when).
 * A quote that was answered meanwhile, or is no longer valid, stays as it is: the page says so.
 */
export const answerQuote = async (
  context: Context,
  link: OpenedLink,
  visit: PageVisit,
  answer: Answer,
): Promise<AnswerFault | null> => {
  const shown = await showDocument(context, link.documentId);
  if (!awaitsAnswer(context, shown)) return null;
  if (answer.name === '') return 'nameMissing';
  if (!answer.agrees) return 'agreeMissing';
  const hash = contentHash(shown);
  if (answer.seen !== hash) return 'changed';
  try {
    await concludeDocument(context, {
      id: shown.id,
      version: shown.version,
      outcome: answer.answer,
      note: answer.note,
    });
  } catch (cause) {
    // Two windows, or a double click: the first one counts.
    if (cause instanceof Problem && cause.code === 'edit.conflict') return null;
    throw cause;
  }
  await context.tx
    .insertInto('quote_answer')
    .values({
      org_id: context.org,
      id: newId(),
      document_id: shown.id,
      link_id: link.linkId,
      answer: answer.answer,
      name: answer.name,
      note: answer.note,
      content_sha256: hash,
      ip: visit.ip,
      user_agent: visit.userAgent,
      recorded_at: context.now,
    })
    .execute();
  await recordVisit(context, link, visit, 'answer');
  return null;
};
