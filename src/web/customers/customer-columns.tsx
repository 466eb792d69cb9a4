import { useMemo } from 'react';
import type { receivablesContract } from '../../app/receivables/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import type { Column } from '../kit/data-table-types.ts';
import { DateText } from '../kit/dates.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import classes from './customers.module.css';
import { useDelayText } from './delay-text.ts';
import { useMissingText } from './missing-text.ts';

export type Row = AnswerOf<typeof receivablesContract.customers>['customers'][number];

function Amounts({ row, of }: { row: Row; of: 'balanceMinor' | 'overdueMinor' }) {
  const t = useTexts().receivables.list;
  const shown = row.balances.filter((one) => one[of] !== '0');
  if (shown.length === 0) return <span className={classes.dim}>{t.none}</span>;
  return (
    <span className={of === 'overdueMinor' ? classes.overdue : classes.balance}>
      {shown.map((one, index) => (
        <span key={one.currency}>
          {index > 0 && ' + '}
          <MoneyText minor={one[of]} currency={one.currency} />
        </span>
      ))}
    </span>
  );
}

/** Where records are completed, what is missing has the room of how they pay. */
const besideMissing = new Set(['name', 'code', 'missing', 'overdue', 'balance']);
const shownOf = <R,>(isIncomplete: boolean, columns: Column<R>[]): Column<R>[] =>
  isIncomplete ? columns.filter((one) => besideMissing.has(one.key)) : columns;

export function useColumns(isIncomplete: boolean): Column<Row>[] {
  const t = useTexts().receivables;
  const words = useTexts().parties;
  const missing = useMissingText();
  const delay = useDelayText();
  return useMemo(
    () =>
      shownOf<Row>(isIncomplete, [
        {
          key: 'name',
          header: t.columns.customer,
          width: 'minmax(11rem, 1fr)',
          sortable: true,
          card: 'title',
          cell: (row) => (
            <span>
              <span className={classes.name}>{row.name}</span>
              {row.city !== '' && <span className={classes.city}> · {row.city}</span>}
              {row.isMerged && <span className={classes.city}> · {words.merged.mark}</span>}
            </span>
          ),
        },
        {
          key: 'code',
          header: t.columns.code,
          width: '5.5rem',
          sortable: true,
          card: 'hidden',
          cell: (row) => <span className={classes.dim}>{row.code}</span>,
        },
        ...(isIncomplete
          ? [
              {
                key: 'missing',
                header: words.missingTitle,
                width: 'minmax(10rem, 18rem)',
                card: 'line',
                cell: (row: Row) => <span className={classes.missing}>{missing(row.missing)}</span>,
              } as const,
            ]
          : []),
        {
          key: 'oldest',
          header: t.columns.firstDue,
          width: '6.75rem',
          sortable: true,
          card: 'line',
          cardLabel: true,
          cell: (row) => <DateText date={row.oldestDueOn} />,
        },
        {
          key: 'delay',
          header: t.columns.delay,
          width: '7.5rem',
          card: 'line',
          cell: (row) => (row.averageDelayDays === null ? '—' : delay(row.averageDelayDays)),
        },
        {
          key: 'reminded',
          header: t.columns.lastReminder,
          width: '12rem',
          card: 'hidden',
          cell: (row) =>
            row.lastReminder === null ? (
              <span className={classes.dim}>{t.list.none}</span>
            ) : (
              <span>
                {t.step(row.lastReminder.step)}{' '}
                <span className={classes.dim}>
                  · <DateText date={row.lastReminder.on} style="day" />
                </span>
              </span>
            ),
        },
        {
          key: 'overdue',
          header: t.columns.overdue,
          width: '7rem',
          align: 'end',
          sortable: true,
          card: 'line',
          cardLabel: true,
          cell: (row) => <Amounts row={row} of="overdueMinor" />,
        },
        {
          key: 'balance',
          header: t.columns.balance,
          width: '7rem',
          align: 'end',
          sortable: true,
          card: 'amount',
          cell: (row) => <Amounts row={row} of="balanceMinor" />,
        },
      ]),
    [t, words, delay, missing, isIncomplete],
  );
}
