import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { webhookEvents } from '../../app/webhooks/contract.ts';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { SecretShown } from './secret-shown.tsx';
import classes from './settings.module.css';
import { webhookKeys, webhooksApi } from './webhooks.ts';

type Event = (typeof webhookEvents)[number];

/** Asks for the address, then shows the secret: the only time anybody sees it. */
export function NewWebhook({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const texts = useTexts();
  const t = texts.connections.webhooks;
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
        <NewWebhookForm onClose={close} onCreated={setSecret} />
      ) : (
        <SecretShown secret={secret} words={t} onClose={close}>
          <p className={classes.rowText} style={{ marginTop: '1rem' }}>
            {t.verify}
          </p>
          <code className={classes.code} tabIndex={0}>
            v1,base64(HMAC-SHA256(secret, id + &quot;.&quot; + timestamp + &quot;.&quot; + body))
          </code>
        </SecretShown>
      )}
    </Modal>
  );
}

function NewWebhookForm({
  onClose,
  onCreated,
}: {
  onClose: () => void;
  onCreated: (secret: string) => void;
}) {
  const texts = useTexts();
  const t = texts.connections.webhooks;
  const queries = useQueryClient();
  const [url, setUrl] = useState('');
  const [chosen, setChosen] = useState<readonly Event[]>(['invoice.issued', 'invoice.paid']);
  const [checked, setChecked] = useState(false);
  const create = useMutation({
    mutationFn: () => webhooksApi.create({ url: url.trim(), events: [...chosen] }),
    onSuccess: ({ secret, endpoints }) => {
      queries.setQueryData(webhookKeys.list, { endpoints });
      onCreated(secret);
    },
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
        label={t.url}
        description={t.urlHint}
        placeholder="https://boutique.example/encaisse"
        type="url"
        required
        withAsterisk={false}
        autoComplete="off"
        data-autofocus
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={t.events}
        value={[...chosen]}
        onChange={(next) => setChosen(webhookEvents.filter((one) => next.includes(one)))}
        error={checked && chosen.length === 0 && t.eventsNeeded}
      >
        <div className={classes.rights}>
          {webhookEvents.map((one) => (
            <Checkbox key={one} value={one} label={t.names[one]} />
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
