import { Button, Checkbox, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Permission } from '../../contract/permissions.ts';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useSession } from '../kit/session.tsx';
import { organizationApi } from './organization.ts';
import { SecretShown } from './secret-shown.tsx';
import classes from './settings.module.css';

type Created = Awaited<ReturnType<typeof organizationApi.createApiKey>>;
type NewKeyProps = { opened: boolean; onClose: () => void; onCreated: (keys: Pick<Created, 'keys'>) => void };

/** Makes a key, then shows its secret: the only time anybody sees it. */
export function NewKey({ opened, onClose, onCreated }: NewKeyProps) {
  const texts = useTexts();
  const t = texts.organization.settings.keys;
  const [secret, setSecret] = useState<string | null>(null);
  const close = () => {
    setSecret(null);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      size="lg"
      title={secret === null ? t.add : t.created}
      closeOnClickOutside={secret === null}
      closeButtonProps={{ 'aria-label': texts.common.action.close }}
    >
      {secret === null ? (
        <NewKeyForm
          onClose={close}
          onCreated={({ secret: made, keys }) => {
            setSecret(made);
            onCreated({ keys });
          }}
        />
      ) : (
        <SecretShown secret={secret} words={t} onClose={close}>
          <p className={classes.rowText} style={{ marginTop: '1rem' }}>
            {t.use}
          </p>
          <code className={classes.code}>Authorization: Bearer {secret.slice(0, 12)}…</code>
        </SecretShown>
      )}
    </Modal>
  );
}

type Days = '30' | '90' | '180' | '365';
const durations: readonly Days[] = ['30', '90', '180', '365'];

function NewKeyForm({ onClose, onCreated }: { onClose: () => void; onCreated: (created: Created) => void }) {
  const texts = useTexts();
  const t = texts.organization.settings.keys;
  // A key never has a right that its maker lacks.
  const mine = useSession()?.permissions ?? [];
  const [name, setName] = useState('');
  const [days, setDays] = useState<Days>('90');
  const [chosen, setChosen] = useState<readonly Permission[]>(readingOf(mine));
  const [checked, setChecked] = useState(false);
  const create = useMutation({
    mutationFn: () => organizationApi.createApiKey({ name, days: Number(days), permissions: [...chosen] }),
    onSuccess: onCreated,
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (chosen.length > 0) create.mutate();
      }}
    >
      {create.isError && <Problem problem={create.error} compact />}
      <TextInput
        label={t.name}
        placeholder={t.namePlaceholder}
        required
        withAsterisk={false}
        autoComplete="off"
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div>
        <p className={classes.rowTitle} id="key-days">
          {t.days}
        </p>
        <SegmentedControl
          aria-labelledby="key-days"
          mt={6}
          value={days}
          data={durations.map((value) => ({ value, label: t.durations[value] }))}
          onChange={(value) => setDays(value as Days)}
        />
      </div>
      <Checkbox.Group
        label={t.permissions}
        value={[...chosen]}
        onChange={(next) => setChosen(mine.filter((one) => next.includes(one)))}
        error={checked && chosen.length === 0 && t.permissionsNeeded}
      >
        <Button variant="subtle" size="compact-sm" onClick={() => setChosen(readingOf(mine))}>
          {t.readOnly}
        </Button>
        <div className={classes.rights}>
          {mine.map((one) => (
            <Checkbox key={one} value={one} label={texts.organization.permissions[one]} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={onClose}>
          {texts.common.action.cancel}
        </Button>
        <Button type="submit" loading={create.isPending}>
          {t.add}
        </Button>
      </div>
    </form>
  );
}

function readingOf(permissions: readonly Permission[]): Permission[] {
  return permissions.filter((one) => one.endsWith('.read'));
}
