import { ActionIcon, Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { DateText } from '../kit/dates.tsx';
import { MoreIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { instruments, useAct, useRemittances, type Family, type Remittance } from './api.ts';
import classes from './instruments.module.css';
import { LineDialog } from './line-dialog.tsx';

const HUES = { open: 'blue', credited: 'green', undone: 'grey' } as const;

/** What was handed to the bank: print it, say which line credits it, or take it back. */
export function Slips({ family }: { family: Family }) {
  const t = useTexts().instruments;
  const found = useRemittances(family);
  const mayRecord = useMay('payments.record');
  const mayMatch = useMay('bank.match');
  const [crediting, setCrediting] = useState<Remittance | null>(null);
  const [undoing, setUndoing] = useState<Remittance | null>(null);
  const undo = useAct(
    (one: Remittance) => instruments.undoRemittance({ id: one.id }),
    t.done.undoSlip,
    () => setUndoing(null),
  );
  const columns: Column<Remittance>[] = [
    {
      key: 'name',
      header: t.columns.slip,
      width: 'minmax(8rem, 1fr)',
      card: 'title',
      cell: (one) => (
        <span>
          {one.name}
          {one.kind !== 'cheques' && <span className={classes.second}>{t.remitKinds[one.kind]}</span>}
        </span>
      ),
    },
    {
      key: 'on',
      header: t.columns.on,
      width: '7rem',
      card: 'line',
      cell: (one) => <DateText date={one.on} />,
    },
    {
      key: 'bank',
      header: t.columns.bank,
      width: 'minmax(7rem, 1fr)',
      card: 'line',
      cell: (one) => (
        <span>
          {one.bankAccountName}
          <span className={classes.second}>{t.tiles.count(one.count)}</span>
        </span>
      ),
    },
    {
      key: 'state',
      header: t.columns.state,
      width: 'minmax(10rem, 1.3fr)',
      card: 'line',
      cell: (one) => (
        <span>
          <StatusBadge colour={HUES[one.state]}>{t.slipStates[one.state]}</StatusBadge>
          {one.creditedOn !== null && (
            <span className={classes.second}>
              <DateText date={one.creditedOn} />
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'amount',
      header: t.columns.amount,
      width: '7.5rem',
      align: 'end',
      card: 'amount',
      cell: (one) => <MoneyText minor={one.totalMinor} currency={one.currency} />,
    },
    {
      key: 'acts',
      header: t.columns.actions,
      width: '15.5rem',
      card: 'line',
      cell: (one) =>
        one.state !== 'undone' && (
          <SlipActs
            slip={one}
            onCredit={one.state === 'open' && mayMatch ? () => setCrediting(one) : null}
            onUndo={one.state === 'open' && mayRecord ? () => setUndoing(one) : null}
          />
        ),
    },
  ];
  return (
    <>
      <h2 className={classes.listTitle}>{t[family].slips}</h2>
      <DataTable<Remittance>
        label={t[family].slips}
        rows={found.data?.remittances ?? []}
        columns={columns}
        rowKey={(one) => one.id}
        rowName={(one) => one.name}
        loading={found.isPending}
        muted={(one) => one.state === 'undone'}
        height="page"
        wrap
        empty={<p className={classes.explain}>{t.noSlip}</p>}
      />
      {crediting !== null && (
        <LineDialog target={{ remittance: crediting }} onClose={() => setCrediting(null)} />
      )}
      <ConfirmDialog
        opened={undoing !== null}
        onClose={() => setUndoing(null)}
        title={t.undoSlipTitle(undoing?.name ?? '')}
        confirmLabel={t.undoSlipConfirm}
        onConfirm={() => {
          if (undoing !== null) undo.mutate(undoing);
        }}
        busy={undo.isPending}
        reversible
      >
        {t.undoSlipDetail}
      </ConfirmDialog>
    </>
  );
}

/** The paper, the bank line, and what is rarer in a menu. */
function SlipActs(props: { slip: Remittance; onCredit: (() => void) | null; onUndo: (() => void) | null }) {
  const { slip, onCredit, onUndo } = props;
  const t = useTexts().instruments.actions;
  const hasFile = slip.kind !== 'cheques';
  return (
    <span className={classes.acts}>
      <Button
        size="compact-sm"
        variant="default"
        component="a"
        href={instruments.print({ id: slip.id })}
        target="_blank"
        rel="noreferrer"
        aria-label={`${t.print} – ${slip.name}`}
      >
        {t.print}
      </Button>
      {onCredit !== null && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`${t.credit} ${slip.name}`}
          onClick={onCredit}
        >
          {t.credit}
        </Button>
      )}
      {(hasFile || onUndo !== null) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" aria-label={`${t.open} – ${slip.name}`}>
              <MoreIcon size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {hasFile && (
              <Menu.Item component="a" href={instruments.file({ id: slip.id })} download>
                {t.file}
              </Menu.Item>
            )}
            {onUndo !== null && <Menu.Item onClick={onUndo}>{t.undoSlip}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
    </span>
  );
}
