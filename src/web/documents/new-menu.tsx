import { Button, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { DocumentKind } from '../../core/invoicing/index.ts';
import { ChevronDownIcon, InvoiceIcon, PaymentIcon, PlusIcon, SalesIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { usePaletteActions } from '../kit/palette-actions.tsx';
import { useMay } from '../kit/session.tsx';
import { useSalesWords, useWords } from './texts.ts';

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

type NewMenuProps = { onRecord: () => void; onPay: () => void };

/** « Nouveau »: N an invoice, D a quote; an invoice made elsewhere is only recorded; and payments. */
export function NewMenu({ onRecord, onPay }: NewMenuProps) {
  const t = useWords().create;
  const sales = useSalesWords();
  const open = useNewDocument();
  const mayEdit = useMay('invoices.edit');
  const mayRecord = useMay('invoices.record');
  const mayPay = useMay('payments.record');
  useShortcut('n', () => open('invoice'), { label: t.new.invoice, group: 'screen', enabled: mayEdit });
  useShortcut('d', () => open('quote'), { label: t.new.quote, group: 'screen', enabled: mayEdit });
  usePaletteActions(
    useMemo(
      () => [
        ...(mayEdit
          ? offered.map((kind) => ({
              id: `new-${kind}`,
              label: t.new[kind],
              icon: SalesIcon,
              run: () => open(kind),
            }))
          : []),
        ...(mayRecord ? [{ id: 'record', label: sales.record, icon: InvoiceIcon, run: onRecord }] : []),
        ...(mayPay ? [{ id: 'pay', label: sales.pay, icon: PaymentIcon, run: onPay }] : []),
      ],
      [t, sales, open, mayEdit, mayRecord, mayPay, onRecord, onPay],
    ),
  );
  return (
    <>
      {mayPay && (
        <Button visibleFrom="sm" variant="default" leftSection={<PaymentIcon size={18} />} onClick={onPay}>
          {sales.pay}
        </Button>
      )}
      {(mayEdit || mayRecord || mayPay) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button leftSection={<PlusIcon size={18} />} rightSection={<ChevronDownIcon size={16} />}>
              {t.button}
            </Button>
          </Menu.Target>
          <Menu.Dropdown aria-label={t.label}>
            {mayEdit &&
              offered.map((kind) => (
                <Menu.Item key={kind} onClick={() => open(kind)}>
                  {t[kind]}
                </Menu.Item>
              ))}
            {mayEdit && mayRecord && <Menu.Divider />}
            {mayRecord && <Menu.Item onClick={onRecord}>{sales.record}</Menu.Item>}
            {mayPay && (
              <Menu.Item hiddenFrom="sm" onClick={onPay}>
                {sales.pay}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
