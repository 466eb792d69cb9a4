import { Button, Modal } from '@mantine/core';
import { formatInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import classes from './settings.module.css';
import { useDeliveries, useWebhookAct, webhooksApi, type Delivery, type Webhook } from './webhooks.ts';

const hues = { waiting: 'amber', delivered: 'green', failed: 'red' } as const;

/** What was sent to an address, what it answered, and sending it again. */
export function WebhookDeliveries({ webhook, onClose }: { webhook: Webhook | null; onClose: () => void }) {
  const texts = useTexts();
  return (
    <Modal
      opened={webhook !== null}
      onClose={onClose}
      size="xl"
      title={texts.connections.webhooks.historyOf(webhook?.url ?? '')}
      closeButtonProps={{ 'aria-label': texts.common.action.close }}
    >
      {webhook !== null && <DeliveryList webhook={webhook} />}
    </Modal>
  );
}

function DeliveryList({ webhook }: { webhook: Webhook }) {
  const t = useTexts().connections.webhooks;
  const { data, error, refetch } = useDeliveries(webhook.id);
  if (error !== null) return <Problem problem={error} onRetry={() => void refetch()} compact />;
  if (data === undefined) return null;
  if (data.deliveries.length === 0) return <p className={classes.dialogText}>{t.noHistory}</p>;
  return (
    <ul className={classes.rows} aria-label={t.historyOf(webhook.url)}>
      {data.deliveries.map((one) => (
        <DeliveryRow key={one.eventId} webhook={webhook} delivery={one} />
      ))}
    </ul>
  );
}

function DeliveryRow({ webhook, delivery }: { webhook: Webhook; delivery: Delivery }) {
  const t = useTexts().connections.webhooks;
  const { locale } = useLocale();
  const act = useWebhookAct();
  const { eventId, type, state, lastStatus, lastAt, lastAnswer, attempts } = delivery;
  const instant = (at: string) => formatInstant(at, locale, 'Europe/Paris');
  const answered = lastAt === null ? '' : lastStatus === null ? t.noAnswer : `HTTP ${lastStatus}`;
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <p className={classes.rowTitle}>{t.names[type] ?? type}</p>
        <p className={classes.rowText}>
          <StatusBadge colour={hues[state]}>{t.deliveryStates[state]}</StatusBadge> ·{' '}
          {instant(delivery.recordedAt)} · {t.attempts(attempts)}
          {state === 'waiting' && <> · {t.next(instant(delivery.notBefore))}</>}
        </p>
        {answered !== '' && (
          <p className={classes.rowText} style={{ overflowWrap: 'anywhere' }}>
            {answered}
            {lastAnswer !== '' && <> · {lastAnswer}</>}
          </p>
        )}
        <details>
          <summary className={classes.rowText}>{t.payload}</summary>
          <code className={classes.code} tabIndex={0}>
            {delivery.payload}
          </code>
        </details>
      </div>
      {webhook.state !== 'disabled' && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() =>
            act.mutate({
              act: () => webhooksApi.replay({ id: webhook.id, eventId }),
              done: t.replayed,
            })
          }
        >
          {t.replay}
        </Button>
      )}
    </li>
  );
}
