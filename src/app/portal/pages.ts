import type { PlainDate } from '../../core/calendar/index.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import type { PageAnswer, Pages, PageVisit } from '../../shell/http/pages.ts';
import { documentXml, lastAnswer, printDocument, showDocument } from '../invoicing/index.ts';
import { emptyAnswer, type AnswerState } from './answer-form.ts';
import { answerQuote, awaitsAnswer, parseAnswer } from './answer-quote.ts';
import { choiceOf } from './choice.ts';
import { documentPage } from './document-page.ts';
import { calmPage } from './layout.ts';
import { openLink, type OpenedLink } from './open-link.ts';
import type { PagePorts } from './ports.ts';
import { readReplyForm, type ReplyForm } from './parse-reply.ts';
import { recordReply, repliesTo } from './record-reply.ts';
import type { ReplyState } from './reply-card.ts';
import { openMinorOf } from './standing.ts';
import { recordVisit } from './record-visit.ts';

/** Who looks without having said a name. */
const HOLDER = 'portal';

/**
 * The customers' pages, on their own short addresses. A GET changes nothing but the list of visits; only the form that
 * a person filled in acts.
 */
export const portalPages = (ports: PagePorts): Pages => {
  const file =
    (what: 'pdf' | 'xml', print: (context: Context, link: OpenedLink) => Promise<Download>) =>
    async (visit: PageVisit): Promise<PageAnswer> => {
      const opened = await openLink(ports, visit, HOLDER, async (context, link) => {
        const download = await print(context, link);
        await recordVisit(context, link, visit, what);
        return download;
      });
      if (opened.door !== 'open') return calmPage(opened.door, visit.locale);
      return { kind: 'file', download: { ...opened.value, inline: what === 'pdf' && !visit.isDownload } };
    };

  return {
    apology: (status, locale) => ({
      ...calmPage(status === 429 ? 'busy' : status === 404 ? 'unknown' : 'failed', locale),
      status,
    }),
    pages: [
      {
        method: 'GET',
        path: '/p/:token',
        perMinute: 60,
        answer: async (visit) => {
          const opened = await openLink(ports, visit, HOLDER, async (context, link) => {
            const page = await draw(context, link, visit, emptyAnswer);
            await recordVisit(context, link, visit, 'page');
            return page;
          });
          return opened.door === 'open' ? opened.value : calmPage(opened.door, visit.locale);
        },
      },
      {
        method: 'GET',
        path: '/p/:token/pdf',
        perMinute: 20,
        answer: file('pdf', (context, link) => printDocument(context, ports, link.documentId)),
      },
      {
        method: 'GET',
        path: '/p/:token/xml',
        perMinute: 20,
        answer: file('xml', (context, link) => documentXml(context, link.documentId, 'cii')),
      },
      {
        method: 'POST',
        path: '/p/:token/answer',
        perMinute: 10,
        answer: async (visit) => {
          const answer = parseAnswer(visit.form);
          const opened = await openLink(ports, visit, answer.name, async (context, link) => {
            const fault = await answerQuote(context, link, visit, answer);
            if (fault === null) return null;
            return draw(context, link, visit, { ...answer, fault: fault === 'total' ? null : fault });
          });
          if (opened.door !== 'open') return calmPage(opened.door, visit.locale);
          return opened.value ?? { kind: 'redirect', to: here(visit) };
        },
      },
      {
        method: 'POST',
        path: '/p/:token/reply',
        perMinute: 20,
        answer: async (visit) => {
          const form = readReplyForm(visit.form);
          if (form === null) return { kind: 'redirect', to: here(visit) };
          const opened = await openLink(ports, visit, form.name, async (context, link) => {
            const fault = await recordReply(context, link, visit, form);
            return fault === null ? null : draw(context, link, visit, emptyAnswer, { form, fault });
          });
          if (opened.door !== 'open') return calmPage(opened.door, visit.locale);
          return opened.value ?? { kind: 'redirect', to: `${here(visit)}#reply` };
        },
      },
    ],
  };
};

const here = (visit: PageVisit): string => `/p/${encodeURIComponent(visit.params['token'] ?? '')}`;

const draw = async (
  context: Context,
  link: OpenedLink,
  visit: PageVisit,
  state: AnswerState,
  refused: { form: ReplyForm; fault: NonNullable<ReplyState['fault']> } | null = null,
) => {
  const shown = await showDocument(context, link.documentId);
  const isOwed = openMinorOf({ shown }) > 0n;
  return documentPage({
    shown,
    today: context.today as PlainDate,
    isDemo: context.isDemo,
    decidedBy: await decidedBy(context, link.documentId, shown.decidedOn !== null),
    here: here(visit),
    form: awaitsAnswer(context, shown)
      ? { state, choice: await choiceOf(context, shown, state.options) }
      : null,
    reply: isOwed
      ? {
          given: await repliesTo(context, link.documentId),
          form: refused?.form ?? null,
          fault: refused?.fault ?? null,
        }
      : null,
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
