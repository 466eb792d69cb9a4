import type { Context, Download } from '../../shell/http/context.ts';
import type { Page, PageAnswer, Pages, PageVisit } from '../../shell/http/pages.ts';
import { documentXml, printDocument } from '../invoicing/index.ts';
import { printStatement } from '../receivables/index.ts';
import { drawAccount } from './account/account-page.ts';
import { acknowledgePages } from './account/acknowledge-routes.ts';
import { accountActs, ofAccount } from './account/account-routes.ts';
import { emptyAnswer } from './answer-form.ts';
import { answerQuote, parseAnswer } from './answer-quote.ts';
import { drawDocument } from './draw-document.ts';
import { findDocument } from './find-document.ts';
import { calmPage } from './layout.ts';
import { openLink, type OpenedLink } from './open-link.ts';
import { openingPages } from './openings/index.ts';
import { readReplyForm } from './parse-reply.ts';
import type { PagePorts } from './ports.ts';
import { recordReply } from './record-reply.ts';
import { recordVisit } from './record-visit.ts';

/** Who looks without having said a name. */
const HOLDER = 'portal';

/**
 * The customers' pages, on their own short addresses. A GET changes nothing but the list of visits; only the form that
 * a person filled in acts.
 */
export const portalPages = (ports: PagePorts): Pages => {
  /** A document by a link of its own, or by that of an account: the same pages below either address. */
  const ofDocument = async (
    visit: PageVisit,
    holder: string,
    body: (context: Context, link: OpenedLink) => Promise<PageAnswer>,
  ): Promise<PageAnswer> => {
    const opened = await openLink(ports, visit, holder, async (context, found) => {
      const link = await findDocument(context, found, visit);
      return link === null ? calmPage('unknown', visit.locale) : body(context, link);
    });
    return opened.door === 'open' ? opened.value : calmPage(opened.door, visit.locale);
  };
  const account = ofAccount(ports);
  const file = (visit: PageVisit, download: Download): PageAnswer => ({
    kind: 'file',
    download: { ...download, inline: download.mediaType === 'application/pdf' && !visit.isDownload },
  });

  const documentPages = (address: string): Page[] => [
    {
      method: 'GET',
      path: `${address}/pdf`,
      perMinute: 20,
      answer: (visit) =>
        ofDocument(visit, HOLDER, async (context, link) => {
          const download = await printDocument(context, ports, link.documentId);
          await recordVisit(context, link, visit, 'pdf');
          return file(visit, download);
        }),
    },
    {
      method: 'GET',
      path: `${address}/xml`,
      perMinute: 20,
      answer: (visit) =>
        ofDocument(visit, HOLDER, async (context, link) => {
          const download = await documentXml(context, link.documentId, 'cii');
          await recordVisit(context, link, visit, 'xml');
          return file(visit, download);
        }),
    },
    {
      method: 'POST',
      path: `${address}/answer`,
      perMinute: 10,
      answer: (visit) => {
        const answer = parseAnswer(visit.form);
        return ofDocument(visit, answer.name, async (context, link) => {
          const fault = await answerQuote(context, link, visit, answer);
          if (fault === null) return { kind: 'redirect', to: here(visit) };
          return drawDocument(context, link, here(visit), {
            answer: { ...answer, fault: fault === 'total' ? null : fault },
          });
        });
      },
    },
    {
      method: 'POST',
      path: `${address}/reply`,
      perMinute: 20,
      answer: async (visit) => {
        const form = readReplyForm(visit.form);
        if (form === null) return { kind: 'redirect', to: here(visit) };
        return ofDocument(visit, form.name, async (context, link) => {
          const fault = await recordReply(context, link, visit, form);
          if (fault === null) return { kind: 'redirect', to: `${here(visit)}#reply` };
          return drawDocument(context, link, here(visit), { reply: { form, fault } });
        });
      },
    },
  ];
  const page = (visit: PageVisit): Promise<PageAnswer> =>
    ofDocument(visit, HOLDER, async (context, link) => {
      const drawn = await drawDocument(context, link, here(visit), { answer: emptyAnswer });
      await recordVisit(context, link, visit, 'page');
      return drawn;
    });

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
          const opened = await openLink(ports, visit, HOLDER, async (context, found) => {
            if (found.partyId === null) return null;
            const drawn = await drawAccount(context, found.partyId, here(visit));
            await recordVisit(context, found, visit, 'account');
            return drawn;
          });
          if (opened.door !== 'open') return calmPage(opened.door, visit.locale);
          return opened.value ?? page(visit);
        },
      },
      { method: 'GET', path: '/p/:token/d/:document', perMinute: 60, answer: page },
      {
        method: 'GET',
        path: '/p/:token/statement',
        perMinute: 10,
        answer: (visit) =>
          account(visit, HOLDER, async (context, { linkId, partyId }) => {
            const download = await printStatement(context, { id: partyId }, { documents: ports.renderer });
            await recordVisit(context, { linkId, documentId: null }, visit, 'statement');
            return file(visit, download);
          }),
      },
      ...openingPages(ports),
      ...accountActs(ports),
      ...acknowledgePages(ports),
      ...documentPages('/p/:token'),
      ...documentPages('/p/:token/d/:document'),
    ],
  };
};

/** The address of the page itself: of the document, or of the account. */
const here = ({ params }: PageVisit): string => {
  const account = `/p/${encodeURIComponent(params['token'] ?? '')}`;
  const { document } = params;
  return document === undefined ? account : `${account}/d/${encodeURIComponent(document)}`;
};
