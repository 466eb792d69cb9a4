import { Link } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText, useMoney } from '../kit/money.tsx';
import type { ChargedItem } from './api.ts';
import classes from './charges.module.css';
import { useLastCounted } from './use-last-counted.ts';
import { usePercent } from './use-rate-text.ts';

/** The sum that anybody may do again: periods, base, days, rate; what stands in its way; what was done with it. */
export function ChargeComputation({ item, asOf }: { item: ChargedItem; asOf: string }) {
  const t = useTexts();
  const words = t.charges.customer;
  const { locale } = useLocale();
  const money = useMoney();
  const percent = usePercent();
  const lastCounted = useLastCounted();
  const day = (date: string) => formatDate(plainDate(date), locale);
  const { exemption } = item;
  return (
    <>
      {item.missing !== null && (
        <p className={classes.text}>
          {words.missing(item.missing, lastCounted(item.missing))}{' '}
          <Link to="/reglages/$section" params={{ section: 'taux-de-retard' }}>
            {words.missingLink}
          </Link>
        </p>
      )}
      {item.unreadRate !== null && <p className={classes.text}>{words.unread(item.unreadRate)}</p>}
      {item.contestedMinor !== '0' && (
        <p className={classes.text}>{words.contested(money(item.contestedMinor, item.currency))}</p>
      )}
      {exemption !== null && (
        <p className={classes.text}>
          {exemption.scope === 'rule'
            ? words.exempt.rule
            : words.exempt[exemption.scope](
                exemption.reason,
                exemption.by,
                exemption.on === null ? '' : day(exemption.on),
              )}
        </p>
      )}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={words.open(item.number)}>
        <table className={classes.table}>
          <caption className="e-hidden">{words.caption(day(asOf))}</caption>
          <thead>
            <tr>
              <th scope="col">{words.computation.period}</th>
              <th scope="col">{words.computation.base}</th>
              <th scope="col">{words.computation.days}</th>
              <th scope="col">{words.computation.rate}</th>
              <th scope="col">{words.computation.amount}</th>
            </tr>
          </thead>
          <tbody>
            {item.slices.map((slice) => (
              <tr key={slice.from}>
                <td>{words.computation.span(day(slice.from), day(slice.to))}</td>
                <td>
                  <MoneyText minor={slice.baseMinor} currency={item.currency} />
                </td>
                <td>{slice.days}</td>
                <td>{percent(slice.percent)}</td>
                <td>
                  <MoneyText minor={slice.interestMinor} currency={item.currency} />
                </td>
              </tr>
            ))}
            {item.indemnity.computedMinor !== '0' && (
              <tr>
                <td colSpan={4}>{words.computation.indemnity}</td>
                <td>
                  <MoneyText minor={item.indemnity.computedMinor} currency="EUR" />
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {(item.events.length > 0 || item.booked.length > 0) && (
        <ul className={classes.events} aria-label={words.history}>
          {item.events.map((event, index) => (
            <li key={index}>
              {words.event(
                words.kinds[event.kind],
                money(event.amountMinor, event.currency),
                words.states[event.state],
                day(event.on),
                event.by,
              )}
              {event.reason !== '' && ` (${reasonText(event.reason, words.reasons)})`}
            </li>
          ))}
          {item.booked.map((one) => (
            <li key={one.itemId}>
              {words.bookedAs(one.number, money(one.amountMinor, one.currency))}
              {one.openMinor === '0' && words.bookedPaid}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const reasonText = (reason: string, known: Readonly<Record<string, string>>): string =>
  known[reason] ?? reason;
