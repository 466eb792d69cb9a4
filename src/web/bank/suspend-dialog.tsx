import { useState } from 'react';
import { CustomerPicker } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { LineDialog } from './line-dialog.tsx';
import { guessed, type CustomerDialogProps } from './on-account-dialog.tsx';

/** Money of nobody yet: account 471, with whom it may be of. */
export function SuspendDialog({ line, guess, decisions, onClose }: CustomerDialogProps) {
  const t = useTexts();
  const words = t.banking.suspend;
  const [candidate, setCandidate] = useState(guessed(guess, line.currency));
  return (
    <LineDialog
      line={line}
      words={words}
      isReady
      confirmFirst
      onConfirm={() => decisions.decide({ kind: 'suspend', line, candidatePartyId: candidate?.id ?? null })}
      onClose={onClose}
    >
      <CustomerPicker
        label={`${words.candidate} (${t.common.field.optional})`}
        value={candidate}
        onChange={setCandidate}
      />
    </LineDialog>
  );
}
