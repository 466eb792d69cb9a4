import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { parties, useDescribe, useRefresh, type Customer } from '../invoices/index.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import classes from './customers.module.css';

type Merged = Customer['merged'][number];

/** The duplicates that became this record: their invoices are a click away, and the merge can be undone for a while. */
export function MergedRecords({ customer }: { customer: Customer }) {
  const t = useTexts().parties.merged;
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const mayEdit = useMay('customers.edit');
  const [asked, setAsked] = useState<Merged | null>(null);
  const undo = useMutation({
    mutationFn: ({ mergeId }: Merged) => parties.undoMerge({ id: mergeId! }),
    onSuccess: async (_kept, one) => {
      setAsked(null);
      toasts.success(t.undone(one.name));
      await refresh();
    },
  });
  if (customer.merged.length === 0) return null;
  const close = () => {
    setAsked(null);
    undo.reset();
  };
  return (
    <Section title={t.from} description={t.fromText}>
      <ul className={classes.contacts}>
        {customer.merged.map((one) => (
          <li key={one.id} className={classes.mergedRow}>
            <span>
              <Link to={`/clients/${one.id}`}>{one.name}</Link>{' '}
              <span className={classes.dim}>{one.code}</span>
            </span>
            {mayEdit && one.mergeId !== null && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t.undoOne(one.name)}
                onClick={() => setAsked(one)}
              >
                {t.undo}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={asked !== null}
        onClose={close}
        title={t.undoTitle}
        confirmLabel={t.undo}
        reversible
        busy={undo.isPending}
        onConfirm={() => {
          if (asked !== null) undo.mutate(asked);
        }}
      >
        {asked !== null && t.undoText(asked.name, customer.name)}
        {undo.isError && <Problem problem={undo.error} describe={describe} compact />}
      </ConfirmDialog>
    </Section>
  );
}
