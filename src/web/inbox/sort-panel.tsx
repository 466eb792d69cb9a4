import { Button } from '@mantine/core';
import { useState } from 'react';
import { CustomerPicker, type PickedCustomer } from '../invoices/index.ts';
import { KeyHint } from '../kit/key-hint.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { inboxApi, useMailAct, type MailDetail } from './api.ts';
import classes from './inbox.module.css';

type Customer = Pick<PickedCustomer, 'id' | 'name'>;

/** « À classer »: whose mail it is, said by a person with one key where it names a number of ours; or nobody's. */
export function SortPanel({ mail, onShown }: { mail: MailDetail; onShown: () => void }) {
  const { sort: t, keys } = useTexts().inbox;
  const mayEdit = useMay('customers.edit');
  const toasts = useToasts();
  const [customer, setCustomer] = useState<Customer | null>(null);
  const { id, version, candidates } = mail;
  const [first] = candidates;
  const attach = useMailAct(
    async (to: Customer) => {
      await inboxApi.attach({ id, partyId: to.id, version });
      toasts.success(t.attached(to.name));
    },
    () => undefined,
  );
  const discard = useMailAct(
    () => inboxApi.discard({ id, version }),
    () => toasts.success(t.discarded),
  );
  const isBusy = attach.isPending || discard.isPending;
  const attachTo = (to: Customer) => {
    onShown();
    attach.mutate(to);
  };
  useShortcut('a', () => first !== undefined && attachTo(first), {
    label: keys.attach,
    group: 'screen',
    enabled: mayEdit && first !== undefined && !isBusy,
  });
  useShortcut('e', () => discard.mutate(undefined), {
    label: keys.discard,
    group: 'screen',
    enabled: mayEdit && !isBusy,
  });
  if (!mayEdit) return null;
  return (
    <form
      className={classes.card}
      onSubmit={(event) => {
        event.preventDefault();
        if (customer !== null) attachTo(customer);
      }}
    >
      <h3 className={classes.cardTitle}>{t.title}</h3>
      <p className={classes.dim}>{t.hint}</p>
      {first !== undefined && (
        <div className={classes.candidates} role="group" aria-label={t.proposed}>
          {candidates.map((one, nth) => (
            <Button
              key={one.id}
              variant={nth === 0 ? 'filled' : 'default'}
              disabled={isBusy}
              rightSection={nth === 0 ? <KeyHint keys="a" /> : undefined}
              onClick={() => attachTo(one)}
            >
              {one.number === '' ? t.domain(one.name) : t.names(one.name, one.number)}
            </Button>
          ))}
        </div>
      )}
      <CustomerPicker
        value={customer}
        onChange={setCustomer}
        label={first === undefined ? t.search : t.other}
        opensOnFocus={false}
      />
      <div className={classes.acts}>
        <Button
          variant="default"
          disabled={isBusy}
          rightSection={<KeyHint keys="e" />}
          onClick={() => discard.mutate(undefined)}
        >
          {t.discard}
        </Button>
        <Button
          type="submit"
          variant={first === undefined ? 'filled' : 'default'}
          disabled={customer === null || isBusy}
        >
          {t.attach}
        </Button>
      </div>
    </form>
  );
}
