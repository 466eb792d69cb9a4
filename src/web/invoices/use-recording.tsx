import { Button } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import { InvoiceIcon, PaymentIcon, PlusIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { usePaletteActions } from '../kit/palette-actions.tsx';
import { useMay } from '../kit/session.tsx';
import { RecordInvoice, RecordPayment } from './drawers.ts';

export type Recording = {
  /** Opens the form of a new invoice, for an empty list that asks for a first one. */
  recordInvoice: () => void;
  /** For the head of the screen. */
  buttons: ReactNode;
  /** For its end. */
  drawers: ReactNode;
};

/** Typing an invoice or a payment from a screen: by its buttons, by N and from the palette, as far as one may. */
export function useRecording(): Recording {
  const t = useTexts().receivables.actions;
  const [typing, setTyping] = useState(false);
  const [paying, setPaying] = useState(false);
  const mayRecord = useMay('invoices.record');
  const mayPay = useMay('payments.record');
  useShortcut('n', () => setTyping(true), { label: t.record, group: 'screen', enabled: mayRecord });
  usePaletteActions(
    useMemo(
      () => [
        ...(mayRecord
          ? [{ id: 'record', label: t.record, icon: InvoiceIcon, keys: 'n', run: () => setTyping(true) }]
          : []),
        ...(mayPay ? [{ id: 'pay', label: t.pay, icon: PaymentIcon, run: () => setPaying(true) }] : []),
      ],
      [mayRecord, mayPay, t],
    ),
  );
  return {
    recordInvoice: () => setTyping(true),
    buttons: (
      <>
        {mayPay && (
          <Button variant="default" leftSection={<PaymentIcon size={18} />} onClick={() => setPaying(true)}>
            {t.pay}
          </Button>
        )}
        {mayRecord && (
          <Button leftSection={<PlusIcon size={18} />} onClick={() => setTyping(true)}>
            {t.record}
          </Button>
        )}
      </>
    ),
    drawers: (
      <>
        <RecordInvoice opened={typing} onClose={() => setTyping(false)} />
        <RecordPayment target={paying ? { customer: null } : null} onClose={() => setPaying(false)} />
      </>
    ),
  };
}
