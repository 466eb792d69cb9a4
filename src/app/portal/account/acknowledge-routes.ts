import type { Context } from '../../../shell/http/context.ts';
import type { Page, PageAnswer, PageVisit } from '../../../shell/http/pages.ts';
import { calmPage } from '../layout.ts';
import type { PagePorts } from '../ports.ts';
import { recordVisit } from '../record-visit.ts';
import { sendCode, takeCode, type AcknowledgeFault } from './acknowledge.ts';
import { acknowledgePage, confirmPage } from './acknowledge-page.ts';
import { accountHome, ofAccount } from './account-routes.ts';
import { accountSaying, type AccountSaying } from './frame.ts';
import { keepAcknowledgement } from './keep-acknowledgement.ts';
import { knownAddress } from './known-address.ts';
import { mayAcknowledge } from './may-acknowledge.ts';
import { readOwed } from './owed.ts';
import { readActForm } from './parse-act.ts';
import type { Account } from './record-act.ts';

/** A debt acknowledged: a separate act, never by a look; where it is not offered there is no such page. */
export const acknowledgePages = (ports: PagePorts): Page[] => {
  const open = ofAccount(ports);
  const offered = (
    visit: PageVisit,
    holder: string,
    body: (context: Context, account: Account, say: AccountSaying) => Promise<PageAnswer>,
  ): Promise<PageAnswer> =>
    open(visit, holder, async (context, account) => {
      const say = await accountSaying(context, account.partyId, accountHome(visit));
      return (await mayAcknowledge(context, say))
        ? body(context, account, say)
        : calmPage('unknown', visit.locale);
    });
  const first = async (
    context: Context,
    account: Account,
    say: AccountSaying,
    visit: PageVisit,
    fault: AcknowledgeFault | null,
  ): Promise<PageAnswer> => {
    const { items, name } = readActForm('pay', visit.form);
    const owed = await readOwed(context, account.partyId);
    const address = await knownAddress(context, account);
    return acknowledgePage(say, { owed, chosen: items, name, address, fault });
  };
  const address = '/p/:token/r/acknowledge';
  return [
    {
      method: 'GET',
      path: address,
      perMinute: 60,
      answer: (visit) =>
        offered(visit, 'portal', async (context, account, say) => {
          const drawn = await first(context, account, say, visit, null);
          await recordVisit(context, { linkId: account.linkId, documentId: null }, visit, 'account');
          return drawn;
        }),
    },
    {
      method: 'POST',
      path: address,
      perMinute: 10,
      answer: (visit) =>
        offered(visit, readActForm('pay', visit.form).name, async (context, account, say) => {
          const answer = await sendCode(context, ports, account, visit, say);
          return 'sent' in answer
            ? confirmPage(say, answer.sent, null)
            : first(context, account, say, visit, answer.fault);
        }),
    },
    {
      method: 'POST',
      path: `${address}/confirm`,
      perMinute: 10,
      answer: (visit) =>
        offered(visit, 'portal', async (context, account, say) => {
          const answer = await takeCode(context, ports, account, visit);
          if ('taken' in answer) {
            const actor = { ...context.actor, name: answer.taken.name };
            await keepAcknowledgement({ ...context, actor }, ports, account, visit, say, answer.taken);
            return { kind: 'redirect', to: `${accountHome(visit)}#reply` };
          }
          return answer.sent === null
            ? first(context, account, say, visit, answer.fault)
            : confirmPage(say, answer.sent, answer.fault);
        }),
    },
  ];
};
