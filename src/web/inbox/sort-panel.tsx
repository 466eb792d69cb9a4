import { Button } from '@mantine/core';
import { useState } from 'react';
import { CustomerPicker, type PickedCustomer } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { inboxApi, useMailAct, type MailDetail } from './api.ts';
import classes from './inbox.module.css';

/** « À classer »: whose mail it is, said by a person; or nobody's. */
export function SortPanel({ mail, onShown }: { mail: MailDetail; onShown: () => void }) {
  const t = useTexts().inbox.sort;
  const mayEdit = useMay('customers.edit');
  const toasts = useToasts();
  const [customer, setCustomer] = useState<Pick<PickedCustomer, 'id' | 'name'> | null>(
    mail.candidates[0] ?? null,
  );
  const { id, version } = mail;
  const attach = useMailAct(
    (partyId: string) => inboxApi.attach({ id, partyId, version }),
    () => toasts.success(t.attached(customer?.name ?? '')),
  );
  const discard = useMailAct(
    () => inboxApi.discard({ id, version }),
    () => toasts.success(t.discarded),
  );
  if (!mayEdit) return null;
  return (
    <form
      className={classes.card}
      onSubmit={(event) => {
        event.preventDefault();
        if (customer === null) return;
        onShown();
        attach.mutate(customer.id);
      }}
    >
      <h3 className={classes.cardTitle}>{t.title}</h3>
      <p className={classes.dim}>{t.hint}</p>
      <CustomerPicker value={customer} onChange={setCustomer} label={t.search} opensOnFocus={false} />
      <div className={classes.acts}>
        <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate(undefined)}>
          {t.discard}
        </Button>
        <Button type="submit" disabled={customer === null} loading={attach.isPending}>
          {t.attach}
        </Button>
      </div>
    </form>
  );
}
