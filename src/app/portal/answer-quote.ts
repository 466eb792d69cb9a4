import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import type { PageVisit } from '../../shell/http/pages.ts';
import { concludeDocument, showDocument, type ShownDocument } from '../invoicing/index.ts';
import { choiceOf, parseChoice, type Choice } from './choice.ts';
import { oneLine } from './one-line.ts';
import type { OpenedLink } from './open-link.ts';
import { recordVisit } from './record-visit.ts';

export type Answer = {
  /** 'total': only show what it comes to with these options. */
  readonly answer: 'accepted' | 'refused' | 'total';
  readonly name: string;
  readonly note: string;
  /** The box was ticked: read, and entitled to answer. */
  readonly agrees: boolean;
  /** Ids of the options that are ticked. */
  readonly options: readonly string[];
  /** `acceptedHash` of what was on the page, with the options its total was shown for. */
  readonly seen: string;
  readonly seenOptions: string;
};

export type AnswerFault = 'nameMissing' | 'agreeMissing' | 'changed' | 'optionsChanged' | 'nothingChosen';

const MAX_NAME = 120;
const MAX_NOTE = 300;

export const parseAnswer = (form: PageVisit['form']): Answer => ({
  answer: form['answer'] === 'refused' || form['answer'] === 'total' ? form['answer'] : 'accepted',
  name: oneLine(form['name'] ?? '').slice(0, MAX_NAME),
  note: oneLine(form['note'] ?? '').slice(0, MAX_NOTE),
  agrees: form['agree'] === 'yes',
  options: parseChoice(form),
  seen: form['seen'] ?? '',
  seenOptions: form['seenOptions'] ?? '',
});

/** Sent, not answered yet, and still valid today. */
export const awaitsAnswer = (context: Pick<Context, 'today'>, shown: ShownDocument): boolean =>
  shown.document.kind === 'quote' &&
  shown.state === 'sent' &&
  (shown.document.validUntil === undefined || shown.document.validUntil >= context.today);

/**
 * Accepts or refuses the quote as whoever holds the link, with the evidence of it (C. civ. 1366, 1367: who, what, when,
 * which options, for how much). Nothing is accepted of which the total was not shown. A quote that was answered
 * meanwhile, or is no longer valid, stays as it is: the page says so.
 */
export const answerQuote = async (
  context: Context,
  link: OpenedLink,
  visit: PageVisit,
  answer: Answer,
): Promise<AnswerFault | 'total' | null> => {
  const shown = await showDocument(context, link.documentId);
  if (!awaitsAnswer(context, shown)) return null;
  if (answer.answer === 'total') return 'total';
  const fault = faultOf(await choiceOf(context, shown, answer.options), answer);
  if (fault !== null) return fault;
  try {
    await concludeDocument(
      context,
      {
        id: shown.id,
        version: shown.version,
        outcome: answer.answer,
        note: answer.note,
        ...(answer.answer === 'accepted' && { options: answer.options }),
      },
      { linkId: link.linkId, ip: visit.ip, userAgent: visit.userAgent },
    );
  } catch (cause) {
    // Two windows, or a double click: the first one counts.
    if (cause instanceof Problem && cause.code === 'edit.conflict') return null;
    throw cause;
  }
  await recordVisit(context, link, visit, 'answer');
  return null;
};

const faultOf = (choice: Choice, answer: Answer): AnswerFault | null => {
  if (answer.name === '') return 'nameMissing';
  if (!answer.agrees) return 'agreeMissing';
  const isAccepted = answer.answer === 'accepted';
  if (isAccepted && choice.isNothing) return 'nothingChosen';
  // Other boxes than those whose total was on the page: it is shown first.
  if (isAccepted && answer.seenOptions !== choice.key) return 'optionsChanged';
  return isAccepted && answer.seen !== choice.hash ? 'changed' : null;
};
