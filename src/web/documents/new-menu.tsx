import { Button, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { DocumentKind } from '../../core/invoicing/index.ts';
import { ChevronDownIcon, PlusIcon, SalesIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { usePaletteActions } from '../kit/palette-actions.tsx';
import { useWords } from './texts.ts';

const offered = ['quote', 'invoice', 'credit_note', 'order_confirmation', 'pro_forma'] as const;

/** Opens an empty document of a kind; it is kept from its first change on. */
export function useNewDocument(): (kind: DocumentKind, customerId?: string) => void {
  const navigate = useNavigate();
  return useCallback(
    (kind, customerId) =>
      void navigate({
        to: '/ventes/nouveau',
        search: () => ({ type: kind, ...(customerId !== undefined && { client: customerId }) }),
      }),
    [navigate],
  );
}

/** « Nouveau »: N an invoice, D a quote. */
export function NewMenu() {
  const t = useWords().create;
  const open = useNewDocument();
  useShortcut('n', () => open('invoice'), { label: t.new.invoice, group: 'screen' });
  useShortcut('d', () => open('quote'), { label: t.new.quote, group: 'screen' });
  usePaletteActions(
    useMemo(
      () =>
        offered.map((kind) => ({
          id: `new-${kind}`,
          label: t.new[kind],
          icon: SalesIcon,
          run: () => open(kind),
        })),
      [t, open],
    ),
  );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<PlusIcon size={18} />} rightSection={<ChevronDownIcon size={16} />}>
          {t.button}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t.label}>
        {offered.map((kind) => (
          <Menu.Item key={kind} onClick={() => open(kind)}>
            {t[kind]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
