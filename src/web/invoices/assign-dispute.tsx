import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../kit/form-dialog.tsx';
import { useTexts } from '../kit/locale.tsx';
import { holding, useRefresh, type Standing } from './api.ts';

type AssignProps = { dispute: Standing['disputes'][number]; onClose: () => void };

/** Who settles a dispute; by default whoever answers for the customer. */
export function AssignDispute({ dispute, onClose }: AssignProps) {
  const words = useTexts().receivables.dispute;
  const refresh = useRefresh();
  const members = useQuery({
    queryKey: ['dispute-owners'],
    queryFn: ({ signal }) => holding.disputeOwners({}, { signal }),
  });
  const [ownerId, setOwnerId] = useState(dispute.ownerId ?? '');
  return (
    <FormDialog
      title={words.assignTitle}
      onClose={onClose}
      submit={words.assignSubmit}
      save={async () => {
        await holding.assignDispute({ id: dispute.id, ownerId: ownerId === '' ? null : ownerId });
        await refresh();
      }}
      saved={words.assigned}
    >
      {(errorOf) => (
        <NativeSelect
          label={words.owner}
          value={ownerId}
          error={errorOf('ownerId')}
          onChange={(event) => setOwnerId(event.currentTarget.value)}
          data={[
            { value: '', label: words.nobody },
            ...(members.data?.owners ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
    </FormDialog>
  );
}
