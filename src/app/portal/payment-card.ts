import { money } from '../../core/money/index.ts';
import { epcQrPayload, printIban } from '../../core/party/index.ts';
import { qrSvg } from '../../shell/typst/index.ts';
import type { PageFacts, Saying } from './document-page.ts';
import { html, trusted, type Html } from './html.ts';
import { nextDueOn, openMinorOf } from './standing.ts';

/** How to pay what is due next, to the account that the document itself names; null when nothing is owed. */
export const paymentCard = (facts: PageFacts, say: Saying): Html | null => {
  const { document, number, parts } = facts.shown;
  const { pay } = say.words;
  const dueOn = nextDueOn(facts);
  if (dueOn === null || openMinorOf(facts) <= 0n) return null;
  if (document.means === 'direct_debit') {
    return html`<section class="card"><p class="when">${pay.directDebit}</p></section>`;
  }
  const { name, iban, bic } = document.holder ?? document.seller;
  const schedule = parts.length > 1 ? scheduleTable(facts, say) : null;
  if (iban === '') return schedule;
  // Everything that is due by the first due day, or became due before today.
  const minor = parts
    .filter((part) => part.openMinor > 0n && (part.dueOn <= dueOn || part.dueOn <= facts.today))
    .reduce((sum, part) => sum + part.openMinor, 0n);
  const reference = [number, document.buyer.code].filter((part) => part !== '').join(' ');
  const payload = epcQrPayload({
    beneficiary: name,
    iban,
    bic,
    amount: money(minor, document.currency),
    text: reference,
  });
  const row = (label: string, value: string, look = ''): Html | null =>
    value === ''
      ? null
      : html`<dt>${label}</dt>
          <dd class="${look}">${value}</dd>`;
  return html`<section class="card" aria-labelledby="pay">
      <h2 id="pay">${pay.title}</h2>
      <div class="pay">
        <div>
          <p class="when">${document.holder?.mention ?? pay.text}</p>
          <dl>
            ${row(pay.amount, say.money(minor))}${row(pay.beneficiary, name)}${row(pay.iban, printIban(iban.replaceAll(/\s/g, '')), 'iban')}${row(pay.bic, bic)}${row(pay.reference, reference)}
          </dl>
        </div>
        ${
          // What a company of examples shows must not be payable.
          payload.ok && !facts.isDemo
            ? html`<figure class="qr">
                <span role="img" aria-label="${pay.qrAlt}">${trusted(qrSvg(payload.value))}</span>
                <figcaption>${pay.qr}</figcaption>
              </figure>`
            : null
        }
      </div>
      <p class="hint">${pay.justPaid}</p>
    </section>
    ${schedule}`;
};

const scheduleTable = ({ shown }: PageFacts, { words, money: amount, day }: Saying): Html => {
  const { schedule } = words;
  return html`<section class="card" aria-labelledby="schedule">
    <h2 id="schedule">${schedule.title}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${schedule.due}</th>
          <th scope="col" class="end">${schedule.amount}</th>
          <th scope="col" class="end">${schedule.open}</th>
        </tr>
      </thead>
      <tbody>
        ${shown.parts.map(
          (part) =>
            html`<tr>
              <td>${day(part.dueOn)}</td>
              <td class="end">${amount(part.amountMinor)}</td>
              <td class="end">${amount(part.openMinor)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
};
