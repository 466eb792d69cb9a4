import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useDescribe } from '../invoices/index.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { BankIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { bank, useAccounts, useRefresh, type Account } from './api.ts';
import classes from './bank.module.css';
import { PolicySection } from './policy-section.tsx';
import { DropSection } from './drop-section.tsx';
import { MailboxSection } from './mailbox-section.tsx';

/** Settings: the bank accounts, their names and numbers. */
export function BankAccountsSection() {
  const t = useTexts();
  const words = t.banking.settings;
  const accounts = useAccounts();
  const mayEdit = useMay('bank.import');
  const [edited, setEdited] = useState<Account | 'new' | null>(null);
  const list = accounts.data?.accounts ?? [];
  return (
    <Page
      title={words.title}
      subtitle={words.text}
      width="narrow"
      actions={mayEdit ? <Button onClick={() => setEdited('new')}>{words.add}</Button> : undefined}
    >
      {accounts.isError && <Problem problem={accounts.error} onRetry={() => void accounts.refetch()} />}
      {accounts.isSuccess && list.length === 0 && <EmptyState icon={BankIcon} title={words.empty} />}
      {list.map((account) => (
        <Section
          key={account.id}
          title={account.name}
          description={account.identifier === '' ? undefined : grouped(account.identifier)}
          actions={
            mayEdit ? (
              <Button variant="default" size="xs" onClick={() => setEdited(account)}>
                {t.common.action.edit}
              </Button>
            ) : undefined
          }
        >
          <dl className={classes.strip}>
            <div>
              <dt>{words.ledger}</dt>
              <dd>{account.ledgerAccount}</dd>
            </div>
            <div>
              <dt>{words.currency}</dt>
              <dd>{account.currency}</dd>
            </div>
          </dl>
        </Section>
      ))}
      <PolicySection />
      {mayEdit && <DropSection />}
      {mayEdit && <MailboxSection />}
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={edited === 'new' ? words.add : words.title}
        closeButtonProps={{ 'aria-label': t.common.action.close }}
      >
        {edited !== null && (
          <AccountForm account={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
        )}
      </Modal>
    </Page>
  );
}

/** An IBAN is read in fours. */
const grouped = (identifier: string): string => identifier.replaceAll(/(.{4})(?=.)/g, '$1 ');

function AccountForm({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const t = useTexts();
  const words = t.banking.settings;
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const [name, setName] = useState(account?.name ?? '');
  const [identifier, setIdentifier] = useState(grouped(account?.identifier ?? ''));
  const save = useMutation({
    mutationFn: async (forgetColumns: boolean) => {
      if (account === null) await bank.createAccount({ name, identifier, currency: 'EUR' });
      else
        await bank.editAccount({ id: account.id, version: account.version, name, identifier, forgetColumns });
    },
    onSuccess: async () => {
      toasts.success(words.saved);
      onClose();
      await refresh();
    },
  });
  return (
    <form
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(false);
      }}
    >
      {save.isError && <Problem problem={save.error} describe={describe} compact />}
      <TextInput
        label={words.name}
        value={name}
        required
        maxLength={80}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={words.identifier}
        value={identifier}
        maxLength={42}
        onChange={(event) => setIdentifier(event.currentTarget.value)}
      />
      <div className={classes.foot}>
        {account !== null && (
          <Button variant="subtle" mr="auto" disabled={name.trim() === ''} onClick={() => save.mutate(true)}>
            {words.forgetColumns}
          </Button>
        )}
        <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
          {t.common.action.save}
        </Button>
      </div>
    </form>
  );
}
