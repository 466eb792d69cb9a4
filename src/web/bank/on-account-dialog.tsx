import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { CustomerPicker, type PickedCustomer } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';
import type { Line, Proposal } from './api.ts';
import classes from './bank.module.css';
import { LineCard } from './pair.tsx';
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
  const t = useTexts();
  const words = t.banking.onAccount;
  const [customer, setCustomer] = useState(guessed(guess, line.currency));
  return (
    <Modal
      opened
      onClose={onClose}
      size="md"
      title={words.title}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <form
        className={classes.editor}
        onSubmit={(event) => {
          event.preventDefault();
          if (customer === null) return;
          decisions.decide({ kind: 'on-account', line, partyId: customer.id, name: customer.name });
          onClose();
        }}
      >
        <LineCard line={line} />
        <p className={classes.explain}>{words.text}</p>
        <CustomerPicker label={words.customer} value={customer} onChange={setCustomer} creatable />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t.common.action.cancel}
          </Button>
          <Button type="submit" disabled={customer === null}>
            {words.confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
