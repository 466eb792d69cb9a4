import { ActionIcon, Checkbox, Menu, Tooltip } from '@mantine/core';
import { useCallback, useState } from 'react';
import { ColumnsIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { readStored, writeStored } from '../kit/stored.ts';
import { allColumns, fixedColumns, type ColumnKey } from './item-columns.tsx';

/** The columns a person wants to see, kept on this device. */
export function useShownColumns(
  name: string,
  fallback: readonly ColumnKey[],
): readonly [readonly ColumnKey[], (columns: readonly ColumnKey[]) => void] {
  const [shown, setShown] = useState<readonly ColumnKey[]>(() => {
    const stored = readStored(name)?.split(' ');
    return stored === undefined
      ? fallback
      : allColumns.filter((key) => stored.includes(key) || fixedColumns.includes(key));
  });
  const change = useCallback(
    (next: readonly ColumnKey[]) => {
      writeStored(name, next.join(' '));
      setShown(next);
    },
    [name],
  );
  return [shown, change];
}

type ColumnsMenuProps = {
  shown: readonly ColumnKey[];
  onChange: (shown: readonly ColumnKey[]) => void;
};

export function ColumnsMenu({ shown, onChange }: ColumnsMenuProps) {
  const t = useTexts();
  const h = t.receivables.columns;
  const names: Record<ColumnKey, string> = {
    number: h.number,
    customer: h.customer,
    reference: h.reference,
    issued: h.issuedOn,
    due: h.dueOn,
    state: h.state,
    settled: h.settledOn,
    reminded: h.lastReminder,
    next: h.nextReminder,
    amount: h.amount,
    open: h.open,
  };
  const toggle = (key: ColumnKey) =>
    onChange(allColumns.filter((one) => (one === key ? !shown.includes(one) : shown.includes(one))));
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label={t.common.table.columns}>
          <ActionIcon aria-label={t.common.table.columns} visibleFrom="sm">
            <ColumnsIcon size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {allColumns
          .filter((key) => !fixedColumns.includes(key))
          .map((key) => (
            <Menu.Item
              key={key}
              role="menuitemcheckbox"
              aria-checked={shown.includes(key)}
              leftSection={<Checkbox.Indicator size="xs" checked={shown.includes(key)} aria-hidden="true" />}
              onClick={() => toggle(key)}
            >
              {names[key]}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
