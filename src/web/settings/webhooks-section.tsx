import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatInstant } from '../../i18n/format.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { LinkIcon, PlusIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { NewWebhook } from './new-webhook.tsx';
import classes from './settings.module.css';
import { WebhookDeliveries } from './webhook-deliveries.tsx';
import { useWebhookAct, useWebhooks, webhooksApi, type Webhook } from './webhooks.ts';

const hues = { active: 'green', failing: 'amber', disabled: 'red' } as const;

export function WebhooksSection() {
  const t = useTexts().connections.webhooks;
  const { data, error, refetch } = useWebhooks();
  const [creating, setCreating] = useState(false);
  const [removing, setRemoving] = useState<Webhook | null>(null);
  const [shown, setShown] = useState<Webhook | null>(null);
  const act = useWebhookAct();
  const create = (
    <Button leftSection={<PlusIcon size={18} />} onClick={() => setCreating(true)}>
      {t.add}
    </Button>
  );
  const isEmpty = data?.endpoints.length === 0;
  return (
    <Page title={t.title} subtitle={t.text} width="narrow" actions={isEmpty ? undefined : create}>
      {error !== null && <Problem problem={error} onRetry={() => void refetch()} />}
      {isEmpty && (
        <EmptyState icon={LinkIcon} title={t.empty} action={create}>
          {t.emptyText}
        </EmptyState>
      )}
      {data !== undefined && !isEmpty && (
        <Section>
          <ul className={classes.rows} aria-label={t.list}>
            {data.endpoints.map((one) => (
              <WebhookRow
                key={one.id}
                webhook={one}
                onShow={() => setShown(one)}
                onRemove={() => setRemoving(one)}
              />
            ))}
          </ul>
        </Section>
      )}
      <NewWebhook opened={creating} onClose={() => setCreating(false)} />
      <WebhookDeliveries webhook={shown} onClose={() => setShown(null)} />
      <ConfirmDialog
        opened={removing !== null}
        onClose={() => setRemoving(null)}
        title={t.removeTitle}
        confirmLabel={t.remove}
        onConfirm={() => {
          if (removing === null) return;
          const { id } = removing;
          act.mutate(
            { act: () => webhooksApi.remove({ id }), done: t.removed },
            { onSettled: () => setRemoving(null) },
          );
        }}
        busy={act.isPending}
        destructive
      >
        {t.removeText(removing?.url ?? '')}
      </ConfirmDialog>
    </Page>
  );
}

type RowProps = { webhook: Webhook; onShow: () => void; onRemove: () => void };

function WebhookRow({ webhook, onShow, onRemove }: RowProps) {
  const t = useTexts().connections.webhooks;
  const { locale } = useLocale();
  const act = useWebhookAct();
  const { id, url, state, disabledWhy, lastAt, lastStatus, waiting } = webhook;
  const last =
    lastAt === null
      ? t.never
      : t.last(
          lastStatus === null ? t.noAnswer : String(lastStatus),
          formatInstant(lastAt, locale, 'Europe/Paris'),
        );
  const isOff = state === 'disabled';
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <p className={classes.rowTitle} style={{ overflowWrap: 'anywhere' }}>
          {url}
        </p>
        <p className={classes.rowText}>
          <StatusBadge colour={hues[state]}>{t.states[state]}</StatusBadge> ·{' '}
          {webhook.events.map((one) => t.names[one]).join(', ')}
        </p>
        <p className={classes.rowText}>
          {last}
          {waiting > 0 && <> · {t.waiting(waiting)}</>}
        </p>
        {disabledWhy !== '' && (
          <p className={disabledWhy === 'failing' ? classes.error : classes.rowText}>
            {t.disabledBy[disabledWhy]}
          </p>
        )}
      </div>
      {!isOff && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => act.mutate({ act: () => webhooksApi.ping({ id }), done: t.pinged })}
        >
          {t.ping}
        </Button>
      )}
      <Button variant="subtle" size="compact-sm" onClick={onShow}>
        {t.history}
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => act.mutate({ act: () => webhooksApi.setEnabled({ id, enabled: isOff }) })}
      >
        {isOff ? t.enable : t.disable}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        onClick={onRemove}
        aria-label={t.removeName(url)}
      >
        {t.remove}
      </Button>
    </li>
  );
}
