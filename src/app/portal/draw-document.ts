import type { PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { HtmlPage } from '../../shell/http/pages.ts';
import { lastAnswer, showDocument } from '../invoicing/index.ts';
import { emptyAnswer, type AnswerState } from './answer-form.ts';
import { awaitsAnswer } from './answer-quote.ts';
import { choiceOf } from './choice.ts';
import { documentPage } from './document-page.ts';
import type { OpenedLink } from './open-link.ts';
import { repliesTo } from './record-reply.ts';
import type { ReplyState } from './reply-card.ts';
import { openMinorOf } from './standing.ts';

/** What was typed in one of its forms, and what is wrong with it. */
type Typed = {
  readonly answer?: AnswerState;
  readonly reply?: Pick<ReplyState, 'form' | 'fault'>;
};

/** The page of a document as it stands now. `here`: its address. */
export const drawDocument = async (
  context: Context,
  { documentId }: OpenedLink,
  here: string,
  { answer = emptyAnswer, reply = { form: null, fault: null } }: Typed,
): Promise<HtmlPage> => {
  const shown = await showDocument(context, documentId);
  return documentPage({
    shown,
    today: context.today as PlainDate,
    isDemo: context.isDemo,
    decidedBy: await decidedBy(context, documentId, shown.decidedOn !== null),
    here,
    form: awaitsAnswer(context, shown)
      ? { state: answer, choice: await choiceOf(context, shown, answer.options) }
      : null,
    reply: openMinorOf({ shown }) > 0n ? { ...reply, given: await repliesTo(context, documentId) } : null,
  });
};

/** The name given with the answer; one that was told by telephone is not named to whoever holds the link. */
const decidedBy = async (
  context: Context,
  documentId: string,
  isDecided: boolean,
): Promise<string | null> => {
  if (!isDecided) return null;
  const answer = await lastAnswer(context, documentId);
  return answer?.isThroughLink === true ? answer.name : null;
};
