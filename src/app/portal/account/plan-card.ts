import { fromWire, wireCurrency, wireDate } from '../../../contract/wire.ts';
import { portalActWords } from '../../../i18n/portal-act.ts';
import type { PlanView } from '../../dunning/index.ts';
import { html, type Html } from '../html.ts';
import type { AccountSaying } from './frame.ts';

/** A plan as its customer follows it: what comes when, and what has come. */
export const planCard = (view: PlanView, say: AccountSaying): Html => {
  const { plan } = portalActWords(say.language);
  const currency = wireCurrency(view.currency);
  const { state } = view;
  const label =
    state === 'running' || state === 'kept' || state === 'broken' ? plan.states[state] : plan.states.proposed;
  const tone = state === 'kept' ? 'good' : state === 'broken' ? 'bad' : 'warn';
  return html`<section class="card" aria-labelledby="plan-${view.id}">
    <div class="head">
      <h2 id="plan-${view.id}">${plan.title}</h2>
      <p class="badge ${tone}">${label}</p>
    </div>
    <p class="dim">${view.items.map(({ number }) => number).join(', ')}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${plan.day}</th>
          <th scope="col">${plan.state}</th>
          <th scope="col" class="end">${plan.amount}</th>
        </tr>
      </thead>
      <tbody>
        ${view.instalments.map(
          (one) =>
            html`<tr>
              <td>${say.day(wireDate(one.dueOn), 'numeric')}</td>
              <td>${plan.parts[one.state]}</td>
              <td class="end">${say.money(fromWire(one.amountMinor), currency)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
};
