import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../kit/form-dialog.tsx';
import { useTexts } from '../kit/locale.tsx';
import { chargesApi } from './api.ts';
import classes from './charges.module.css';

export type WaiveTarget = { partyId: string; itemIds: string[] | null; name: string };

/** Giving up money asks for a reason. */
export function WaiveDialog({ target, onClose }: { target: WaiveTarget; onClose: () => void }) {
  const words = useTexts().charges.customer;
  const { partyId, itemIds, name } = target;
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={words.waiveTitle(name)}
      onClose={onClose}
      submit={words.waive}
      save={() => chargesApi.waive({ partyId, itemIds, reason })}
      saved={words.waived}
    >
      {(errorOf) => (
        <>
          <p className={classes.text}>{words.waiveText}</p>
          <Textarea
            label={words.reason}
            description={words.reasonHint}
            autosize
            data-autofocus
            maxLength={300}
            value={reason}
            error={errorOf('reason')}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
