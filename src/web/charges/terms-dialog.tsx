import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '../kit/date-field.tsx';
import { FormDialog } from '../kit/form-dialog.tsx';
import { useTexts } from '../kit/locale.tsx';
import { chargesApi, type CustomerCharges } from './api.ts';

type TermsProps = { onClose: () => void; partyId: string; charges: CustomerCharges };

/** The rate agreed with this customer, printed on its invoices, and the opening of collective proceedings. */
export function TermsDialog({ onClose, partyId, charges }: TermsProps) {
  const words = useTexts().charges.customer;
  const [lateRate, setLateRate] = useState(charges.lateRate);
  const [insolventSince, setInsolventSince] = useState(charges.insolventSince);
  return (
    <FormDialog
      title={words.termsTitle}
      onClose={onClose}
      submit={words.save}
      save={() => chargesApi.editTerms({ id: partyId, lateRate, insolventSince })}
      saved={words.termsSaved}
    >
      {(errorOf) => (
        <>
          <TextInput
            label={words.lateRate}
            description={words.lateRateHint}
            maxLength={200}
            data-autofocus
            value={lateRate}
            error={errorOf('lateRate')}
            onChange={(event) => setLateRate(event.currentTarget.value)}
          />
          <DateField
            label={words.insolventSince}
            description={words.insolventHint}
            max={charges.asOf}
            value={insolventSince}
            onChange={setInsolventSince}
          />
        </>
      )}
    </FormDialog>
  );
}
