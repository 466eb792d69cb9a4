import { portalAccountWords, type PortalAccountWords } from '../../../i18n/portal-account.ts';
import { portalActWords } from '../../../i18n/portal-act.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { HtmlPage } from '../../../shell/http/pages.ts';
import { plansOf, type PlanView } from '../../dunning/index.ts';
import { html, type Html } from '../html.ts';
import { accountFacts, type AccountFacts, type AccountItem } from './account-facts.ts';
import { accountFrame, accountSaying, type AccountSaying } from './frame.ts';
import { givenText, readGiven } from './given.ts';
import { mayAcknowledge } from './may-acknowledge.ts';
import { readOwed, type OwedItem } from './owed.ts';
import { ACTS, choosable } from './parse-act.ts';
import { planCard } from './plan-card.ts';

/** All that a customer owes, in its language: each open invoice leads to its page. `here`: the address of this one. */
export const drawAccount = async (context: Context, partyId: string, here: string): Promise<HtmlPage> => {
  const say = await accountSaying(context, partyId, here);
  const facts = await accountFacts(context, partyId);
  const words = portalAccountWords(say.language);
  const drawn = { ...say, words };
  const given = (await readGiven(context, partyId)).map((one) => givenText(one, say));
  const plans = (await plansOf(context, partyId)).filter(isShown(say.today));
  const owed = await readOwed(context, partyId);
  return accountFrame(say, {
    title: words.title,
    status: 200,
    main: html`<section class="card" aria-labelledby="title">
        <h1 id="title">${words.title}</h1>
        <p class="dim">${words.of(say.customer.name, say.day(say.today))}</p>
        ${sums(facts, drawn)}
        <div class="actions">
          <a class="button main" href="${here}/statement">${words.statement}</a>
          ${owed.length === 0 ? null : html`<a class="button" href="#reply">${portalActWords(say.language).title}</a>`}
        </div>
      </section>
      ${plans.map((plan) => planCard(plan, say))} ${facts.items.length === 0 ? null : list(facts, drawn)}
      ${answers(say, given, owed, await mayAcknowledge(context, say))}`,
  });
};

/** What waits, runs or has just ended; what was refused is told among the answers. */
const isShown =
  (today: string) =>
  ({ state, endedOn }: PlanView): boolean =>
    state === 'proposed' ||
    state === 'running' ||
    ((state === 'kept' || state === 'broken') &&
      endedOn !== null &&
      endedOn.slice(0, 7) === today.slice(0, 7));

/** Each thing to say has a page of its own. Paying online will stand first here. */
const answers = (
  say: AccountSaying,
  given: readonly string[],
  owed: readonly OwedItem[],
  isAcknowledged: boolean,
): Html | null => {
  const words = portalActWords(say.language);
  if (owed.length === 0 && given.length === 0) return null;
  const acts = ACTS.filter((what) => what === 'contact' || choosable(what, owed).length > 0);
  const shown = [
    ...acts,
    ...(isAcknowledged && choosable('acknowledge', owed).length > 0 ? ['acknowledge' as const] : []),
  ];
  return html`<section class="card" id="reply" aria-labelledby="reply-title">
    <h2 id="reply-title">${words.title}</h2>
    ${given.map((text) => html`<p class="given">${text}</p>`)}
    <p class="hint">${words.text}</p>
    <ul class="acts">
      ${shown.map((what) => html`<li><a href="${say.home}/r/${what}">${words.acts[what].title}</a></li>`)}
    </ul>
  </section>`;
};

type Drawn = AccountSaying & { readonly words: PortalAccountWords };

/** One amount per currency: they are never added up. */
const sums = ({ sums: all }: AccountFacts, { words, money }: Drawn): Html => {
  const owed = all.filter(({ openMinor }) => openMinor > 0n);
  if (owed.length === 0)
    return html`<p class="label">${words.nothing}</p>
      <p class="when">${words.allSettled}</p>`;
  return html`<p class="label">${words.owed}</p>
    ${owed.map(
      ({ currency, openMinor, lateMinor }) =>
        html`<p class="amount">${money(openMinor, currency)}</p>
          <p class="when">${lateMinor > 0n ? words.late(money(lateMinor, currency)) : words.noneLate}</p>`,
    )}`;
};

const list = ({ items, more }: AccountFacts, say: Drawn): Html => {
  const { words } = say;
  return html`<section class="card" aria-labelledby="list">
    <h2 id="list">${words.list}</h2>
    <p class="hint">${words.how}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.document}</th>
          <th scope="col">${words.dueOn}</th>
          <th scope="col" class="end">${words.open}</th>
        </tr>
      </thead>
      <tbody>
        ${items.map((item) => row(item, say))}
      </tbody>
    </table>
    ${more > 0 ? html`<p class="hint">${words.more(more)}</p>` : null}
  </section>`;
};

const row = (item: AccountItem, { words, money, day, today, home }: Drawn): Html => {
  const { number, documentId, dueOn, openMinor, currency } = item;
  const isLate = openMinor > 0n && dueOn < today;
  return html`<tr>
    <td>
      ${documentId === null ? number : html`<a href="${home}/d/${documentId}">${number}</a>`}
      ${isLate ? html`<small class="late">${words.lateBadge}</small>` : null}
      ${openMinor < 0n ? html`<small>${words.credit}</small>` : null}
    </td>
    <td>${day(dueOn, 'numeric')}</td>
    <td class="end">${money(openMinor, currency)}</td>
  </tr>`;
};
