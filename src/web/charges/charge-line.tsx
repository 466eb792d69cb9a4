import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { ChevronRightIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { useMay } from '../kit/session.tsx';
import type { ChargedItem } from './api.ts';
import { ChargeComputation } from './charge-computation.tsx';
import classes from './charges.module.css';
import type { Acts } from './customer-charges.tsx';

type LineProps = { item: ChargedItem; asOf: string; acts: Acts; onWaive: () => void };
type Name = 'computedMinor' | 'announcedMinor' | 'bookedMinor' | 'waivedMinor' | 'claimableMinor';

/** Interest and indemnity together; apart where they are not in one currency. Null: nothing. */
function useBoth(item: ChargedItem): (name: Name) => string | null {
  const money = useMoney();
  return (name) => {
    const [interest, indemnity] = [BigInt(item.interest[name]), BigInt(item.indemnity[name])];
    if (item.currency === 'EUR')
      return interest + indemnity === 0n ? null : money(interest + indemnity, 'EUR');
    const parts = [
      ...(interest === 0n ? [] : [money(interest, item.currency)]),
      ...(indemnity === 0n ? [] : [money(indemnity, 'EUR')]),
    ];
    return parts.length === 0 ? null : parts.join(' + ');
  };
}

const columns = [
  ['computed', 'computedMinor'],
  ['announced', 'announcedMinor'],
  ['booked', 'bookedMinor'],
  ['waived', 'waivedMinor'],
] as const;

/** One invoice; it opens on its computation and on what may be done. */
export function ChargeLine({ item, asOf, acts, onWaive }: LineProps) {
  const t = useTexts();
  const words = t.charges.customer;
  const { locale } = useLocale();
  const both = useBoth(item);
  const detailId = useId();
  const [opened, setOpened] = useState(false);
  const day = (date: string) => formatDate(plainDate(date), locale);
  return (
    <li className={classes.line}>
      <div className={classes.row}>
        <div>
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={opened}
            aria-controls={detailId}
            aria-label={words.open(item.number)}
            onClick={() => setOpened(!opened)}
          >
            <ChevronRightIcon size={16} />
            {item.number}
          </button>
          <span className={classes.when}>
            {words.due(day(item.dueOn))}
            {item.paidOn !== null && words.paid(day(item.paidOn))}
          </span>
        </div>
        {columns.map(([column, name]) => {
          const amount = both(name);
          return (
            <p key={column} className={classes.figure} data-none={amount === null || undefined}>
              <small>{words.columns[column]}</small>
              {amount ?? '—'}
            </p>
          );
        })}
      </div>
      <div id={detailId} hidden={!opened}>
        {opened && (
          <div className={classes.detail}>
            <ChargeComputation item={item} asOf={asOf} />
            <LineActs item={item} acts={acts} onWaive={onWaive} claimable={both('claimableMinor')} />
          </div>
        )}
      </div>
    </li>
  );
}

type ActsProps = Pick<LineProps, 'item' | 'acts' | 'onWaive'> & { claimable: string | null };

function LineActs({ item, acts, onWaive, claimable }: ActsProps) {
  const words = useTexts().charges.customer;
  const mayBook = useMay('charges.book');
  const mayWaive = useMay('payments.write-off');
  const { exemption } = item;
  const isBooked = item.booked.length > 0;
  return (
    <div className={classes.buttons}>
      {mayBook && claimable !== null && (
        <Button
          size="xs"
          aria-label={words.bookOf(item.number, claimable)}
          disabled={acts.isBusy}
          onClick={() => acts.book([item.itemId])}
        >
          {words.book}
        </Button>
      )}
      {mayWaive && exemption === null && (claimable !== null || isBooked) && (
        <Button size="xs" variant="default" aria-label={words.waiveOf(item.number)} onClick={onWaive}>
          {words.waive}
        </Button>
      )}
      {mayWaive && exemption?.scope === 'item' && exemption.id !== null && (
        <Button size="xs" variant="default" disabled={acts.isBusy} onClick={() => acts.lift(exemption.id!)}>
          {words.lift}
        </Button>
      )}
      {mayBook &&
        item.booked.map((one) => (
          <Button
            key={one.itemId}
            size="xs"
            variant="default"
            aria-label={`${words.undo} ${one.number}`}
            disabled={acts.isBusy}
            onClick={() => acts.undo(one.itemId)}
          >
            {words.undo}
          </Button>
        ))}
    </div>
  );
}
