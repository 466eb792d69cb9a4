import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { AccountFields } from './account-fields.tsx';
import type { Line } from './api.ts';
import { LineDialog } from './line-dialog.tsx';
import type { AccountChoice, Decisions } from './use-decisions.ts';

/** A line that is nobody's invoice: on which account it is booked. */
export function BookDialog(props: { line: Line; decisions: Decisions; onClose: () => void }) {
  const { line, decisions, onClose } = props;
  const words = useTexts().bankLearning.account;
  const [choice, setChoice] = useState<AccountChoice>({
    ledgerAccount: line.rule?.ledgerAccount ?? '',
    vatAccount: '',
    vatRate: 0,
  });
  return (
    <LineDialog
      line={line}
      words={words}
      isReady={choice.ledgerAccount.length >= 2}
      onConfirm={() => decisions.decide({ kind: 'book', line, ...choice })}
      onClose={onClose}
    >
      <AccountFields value={choice} isMoneyOut={line.amountMinor.startsWith('-')} onChange={setChoice} />
    </LineDialog>
  );
}
