import type { PlainDate } from '../../../core/calendar/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { Page, PageAnswer, PageVisit } from '../../../shell/http/pages.ts';
import { openLink } from '../open-link.ts';
import { calmPage } from '../layout.ts';
import type { PagePorts } from '../ports.ts';
import { recordVisit } from '../record-visit.ts';
import { actPage, previewPage } from './act-page.ts';
import { MAX_FILE_MEGABYTES } from './evidence-file.ts';
import { accountSaying } from './frame.ts';
import { knownAddress } from './known-address.ts';
import { readOwed } from './owed.ts';
import { ACTS, choosable, readActForm, type ActFault, type ActForm, type ActName } from './parse-act.ts';
import { recordAct, type Account } from './record-act.ts';

export type OfAccount = (
  visit: PageVisit,
  holder: string,
  body: (context: Context, account: Account) => Promise<PageAnswer>,
) => Promise<PageAnswer>;

export const ofAccount =
  (ports: PagePorts): OfAccount =>
  async (visit, holder, body) => {
    const opened = await openLink(ports, visit, holder, async (context, { linkId, partyId }) =>
      partyId === null ? calmPage('unknown', visit.locale) : body(context, { linkId, partyId }),
    );
    return opened.door === 'open' ? opened.value : calmPage(opened.door, visit.locale);
  };

export const accountHome = ({ params }: PageVisit): string =>
  `/p/${encodeURIComponent(params['token'] ?? '')}`;

const draw = async (
  context: Context,
  account: Account,
  visit: PageVisit,
  form: ActForm,
  fault: ActFault | null,
): Promise<PageAnswer> => {
  const say = await accountSaying(context, account.partyId, accountHome(visit));
  const owed = await readOwed(context, account.partyId);
  const address = await knownAddress(context, account);
  return actPage(say, { form, owed, fault, today: context.today as PlainDate, address });
};

/** Nothing chosen yet: for a payment all is, since most pay all. */
const emptyForm = async (context: Context, what: ActName, account: Account): Promise<ActForm> => {
  const owed = await readOwed(context, account.partyId);
  const items = what === 'pay' || what === 'paid' ? choosable(what, owed).map(({ itemId }) => itemId) : [];
  return { ...readActForm(what, {}), count: '1', items };
};

/** What a customer says about several invoices: a page per thing to say, whose GET only draws. */
export const accountActs = (ports: PagePorts): Page[] => {
  const open = ofAccount(ports);
  return ACTS.flatMap((what): Page[] => [
    {
      method: 'GET',
      path: `/p/:token/r/${what}`,
      perMinute: 60,
      answer: (visit) =>
        open(visit, 'portal', async (context, account) => {
          const drawn = await draw(context, account, visit, await emptyForm(context, what, account), null);
          await recordVisit(context, { linkId: account.linkId, documentId: null }, visit, 'account');
          return drawn;
        }),
    },
    {
      method: 'POST',
      path: `/p/:token/r/${what}`,
      perMinute: 20,
      ...(what === 'dispute' && { maxFileBytes: MAX_FILE_MEGABYTES * 1024 * 1024 }),
      answer: (visit) => {
        const form = readActForm(what, visit.form);
        return open(visit, form.name, async (context, account) => {
          const outcome = await recordAct(context, ports, account, visit, form);
          if (outcome.kind === 'done') return { kind: 'redirect', to: `${accountHome(visit)}#reply` };
          if (outcome.kind === 'refused') return draw(context, account, visit, form, outcome.fault);
          const say = await accountSaying(context, account.partyId, accountHome(visit));
          return previewPage(say, form, outcome.act);
        });
      },
    },
  ]);
};
