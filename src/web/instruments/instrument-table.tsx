import { ActionIcon, Menu } from '@mantine/core';
import { useMemo } from 'react';
import { DataTable } from '../kit/data-table.tsx';
import type { Column, DataTableProps } from '../kit/data-table-types.ts';
import { DateText } from '../kit/dates.tsx';
import { MoreIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import type { Family, Instrument } from './api.ts';
import { InstrumentState } from './instrument-state.tsx';
import classes from './instruments.module.css';

export type Act = 'send' | 'accept' | 'pay' | 'unpaid' | 'debit' | 'undo';

/** What may be done next with one, the likeliest first. */
export const actsOf = (one: Instrument, today: string): Act[] => {
  const due = one.maturityOn !== null && one.maturityOn <= today;
  switch (one.state) {
    case 'issued':
      return ['accept', 'send', 'undo'];
    case 'sent':
      return ['accept', 'undo'];
    case 'held':
      return ['unpaid', 'undo'];
    case 'remitted':
      return ['unpaid'];
    case 'discounted':
      return due ? ['pay', 'unpaid'] : ['unpaid'];
    case 'paid':
      return one.remittance?.kind === 'discount' ? ['undo'] : ['unpaid'];
    case 'unpaid':
      if (one.unpaid?.byBankLine === true) return [];
      return one.unpaid?.awaitsDebit === true ? ['debit', 'undo'] : ['undo'];
    case 'cancelled':
      return [];
  }
};

type Props = Pick<
  DataTableProps<Instrument>,
  | 'rows'
  | 'selection'
  | 'onSelection'
  | 'selectionBar'
  | 'loading'
  | 'hasMore'
  | 'loadMore'
  | 'loadingMore'
  | 'problem'
  | 'empty'
> & { family: Family; today: string; onAct: ((one: Instrument, act: Act) => void) | null };

/** Cheques or bills, and what may be done with each. X selects, as Space does; A: accepted; U: unpaid. */
export function InstrumentTable({ family, today, onAct, ...table }: Props) {
  const t = useTexts().instruments;
  const columns = useColumns(family, today, onAct);
  const { selection, onSelection } = table;
  const rowKeys = useMemo(() => {
    if (onAct === null) return [];
    const acting = (keys: string, act: Act) => ({
      keys,
      label: t.actions[act],
      run: (one: Instrument) => {
        if (actsOf(one, today).includes(act)) onAct(one, act);
      },
    });
    const select = (one: Instrument): void => {
      const next = new Set(selection);
      if (!next.delete(one.id)) next.add(one.id);
      onSelection?.(next);
    };
    return [
      { keys: 'x', label: t.actions.select, run: select },
      acting('a', 'accept'),
      acting('u', 'unpaid'),
    ];
  }, [onAct, onSelection, selection, t, today]);
  return (
    <DataTable<Instrument>
      {...table}
      label={t[family].list}
      columns={columns}
      rowKey={(one) => one.id}
      rowName={(one) => one.number}
      rowKeys={rowKeys}
      muted={(one) => one.state === 'cancelled'}
      height="page"
      wrap
    />
  );
}

function useColumns(
  family: Family,
  today: string,
  onAct: ((one: Instrument, act: Act) => void) | null,
): Column<Instrument>[] {
  const t = useTexts().instruments;
  return useMemo(() => {
    const isCheques = family === 'cheques';
    return [
      {
        key: 'number',
        header: t.columns.number,
        width: 'minmax(7rem, 1fr)',
        card: 'line',
        cell: (one) => (
          <span>
            {one.number}
            <span className={classes.second}>{isCheques ? one.bank : t.kinds[one.kind]}</span>
          </span>
        ),
      },
      {
        key: 'customer',
        header: t.columns.customer,
        width: 'minmax(8rem, 1.5fr)',
        card: 'title',
        cell: (one) => (
          <span>
            {one.partyName}
            {one.drawer !== '' && <span className={classes.second}>{one.drawer}</span>}
          </span>
        ),
      },
      {
        key: 'day',
        header: isCheques ? t.columns.received : t.columns.maturity,
        width: '7rem',
        card: 'line',
        cardLabel: true,
        cell: (one) => <DateText date={isCheques ? one.receivedOn : one.maturityOn!} />,
      },
      {
        key: 'invoices',
        header: t.columns.invoices,
        width: 'minmax(5.5rem, 1fr)',
        card: 'line',
        cell: (one) => (
          <span className={classes.dim}>{one.invoices.map((invoice) => invoice.number).join(', ')}</span>
        ),
      },
      {
        key: 'state',
        header: t.columns.state,
        width: 'minmax(9rem, 1.5fr)',
        card: 'line',
        cell: (one) => <InstrumentState instrument={one} today={today} />,
      },
      {
        key: 'amount',
        header: t.columns.amount,
        width: '7.5rem',
        align: 'end',
        card: 'amount',
        cell: (one) => <MoneyText minor={one.amountMinor} currency={one.currency} />,
      },
      {
        key: 'acts',
        header: t.columns.actions,
        width: '4.5rem',
        align: 'end',
        card: 'line',
        cell: (one) => onAct !== null && <ActMenu one={one} today={today} onAct={onAct} />,
      },
    ];
  }, [family, t, today, onAct]);
}

function ActMenu(props: { one: Instrument; today: string; onAct: (one: Instrument, act: Act) => void }) {
  const { one, today, onAct } = props;
  const t = useTexts().instruments.actions;
  const acts = actsOf(one, today);
  if (acts.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={`${t.open} – ${one.number}`}>
          <MoreIcon size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item key={act} onClick={() => onAct(one, act)}>
            {t[act]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
