import { ActionIcon, Checkbox, Menu, Tooltip } from '@mantine/core';
import { useCallback, useState } from 'react';
import { ColumnsIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { readStored, writeStored } from '../kit/stored.ts';
import { salesColumnKeys, fixedColumns, type SalesColumnKey } from './sales-columns.tsx';
import { useSendingWords } from './sending-texts.ts';
import { useSalesWords } from './texts.ts';

/** The columns a person wants to see, kept on this device. */
export function useShownColumns(
  name: string,
  fallback: () => readonly SalesColumnKey[],
): readonly [readonly SalesColumnKey[], (columns: readonly SalesColumnKey[]) => void] {
  const [shown, setShown] = useState<readonly SalesColumnKey[]>(() => {
    const stored = readStored(name)?.split(' ');
    return stored === undefined
      ? fallback()
      : salesColumnKeys.filter((key) => stored.includes(key) || fixedColumns.includes(key));
  });
  const change = useCallback(
    (next: readonly SalesColumnKey[]) => {
      writeStored(name, next.join(' '));
      setShown(next);
    },
    [name],
  );
  return [shown, change];
}

type SalesColumnsMenuProps = {
  shown: readonly SalesColumnKey[];
  onChange: (shown: readonly SalesColumnKey[]) => void;
};

export function SalesColumnsMenu({ shown, onChange }: SalesColumnsMenuProps) {
  const t = useTexts();
  const h = useSalesWords().columns;
  const sending = useSendingWords();
  const names: Record<SalesColumnKey, string> = {
    issued: h.issuedOn,
    kind: h.kind,
    number: h.number,
    customer: h.customer,
    reference: h.reference,
    state: h.state,
    sending: sending.list.column,
    due: h.due,
    settled: h.settledOn,
    reminded: h.lastReminder,
    next: h.nextReminder,
    amount: h.amount,
    open: h.open,
  };
  const toggle = (key: SalesColumnKey) =>
    onChange(salesColumnKeys.filter((one) => (one === key ? !shown.includes(one) : shown.includes(one))));
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
        {salesColumnKeys
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
