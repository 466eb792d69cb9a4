import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DateField } from '../kit/date-field.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { chargesApi, type CustomerCharges } from './api.ts';
import classes from './charges.module.css';

type TermsProps = { opened: boolean; onClose: () => void; partyId: string; charges: CustomerCharges };

/** The rate agreed with this customer, printed on its invoices, and the opening of collective proceedings. */
export function TermsDialog({ opened, onClose, partyId, charges }: TermsProps) {
  const t = useTexts();
  const words = t.charges.customer;
  const toasts = useToasts();
  const queries = useQueryClient();
  const [lateRate, setLateRate] = useState(charges.lateRate);
  const [insolventSince, setInsolventSince] = useState(charges.insolventSince);
  const save = useMutation({
    mutationFn: () => chargesApi.editTerms({ id: partyId, lateRate, insolventSince }),
    onSuccess: async () => {
      toasts.success(words.termsSaved);
      onClose();
      await queries.invalidateQueries();
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.termsTitle}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {save.isError && <Problem problem={save.error} compact />}
        <TextInput
          label={words.lateRate}
          description={words.lateRateHint}
          maxLength={200}
          data-autofocus
          value={lateRate}
          onChange={(event) => setLateRate(event.currentTarget.value)}
        />
        <DateField
          label={words.insolventSince}
          description={words.insolventHint}
          max={charges.asOf}
          value={insolventSince}
          onChange={setInsolventSince}
        />
        <div className={classes.buttons}>
          <Button type="submit" loading={save.isPending}>
            {words.save}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t.common.action.cancel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
