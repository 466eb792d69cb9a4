import { useState } from 'react';
import { CustomerPicker, type PickedCustomer } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';
import type { Line, Proposal } from './api.ts';
import { LineDialog } from './line-dialog.tsx';
import type { Decisions } from './use-decisions.ts';

export type CustomerDialogProps = {
  line: Line;
  /** Whom the best explanation names. */
  guess: Proposal | null;
  decisions: Decisions;
  onClose: () => void;
};

export const guessed = (guess: Proposal | null, currency: string): PickedCustomer | null =>
  guess === null
    ? null
    : { id: guess.partyId, name: guess.partyName, currency, paymentTerms: { kind: 'net', days: 30 } };

/** Money of a known customer that pays no invoice yet. */
export function OnAccountDialog({ line, guess, decisions, onClose }: CustomerDialogProps) {
  const words = useTexts().banking.onAccount;
  const [customer, setCustomer] = useState(guessed(guess, line.currency));
  return (
    <LineDialog
      line={line}
      words={words}
      isReady={customer !== null}
      onConfirm={() => {
        if (customer !== null)
          decisions.decide({ kind: 'on-account', line, partyId: customer.id, name: customer.name });
      }}
      onClose={onClose}
    >
      <CustomerPicker label={words.customer} value={customer} onChange={setCustomer} creatable />
    </LineDialog>
  );
}
