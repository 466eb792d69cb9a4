import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { filesContract } from '../../app/files/contract.ts';
import { formatInstant } from '../../i18n/format.ts';
import { client } from '../kit/client.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { TextPreview } from '../kit/previews.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { Timeline } from '../kit/timeline.tsx';
import { messagesApi, useMessage, useMessageAct, type Message } from './api.ts';
import { actsOn, messageHue } from './message-states.ts';
import classes from './messages.module.css';

const files = client(filesContract);

/** One mail exactly as it leaves or left, what happened to it, and what may still be decided. */
export function MessageDetail({ id }: { id: string }) {
  const t = useTexts();
  const words = t.messages.message;
  const { locale } = useLocale();
  const { data, error, refetch } = useMessage(id);
  if (data === undefined) {
    return error === null ? (
      <p className="e-hidden">{t.common.shell.loading}</p>
    ) : (
      <Problem problem={error} onRetry={() => void refetch()} />
    );
  }
  const { message, events } = data;
  const at = (instant: string) => formatInstant(instant, locale, 'Europe/Paris');
  return (
    <div className={classes.detail}>
      <p className={classes.headline}>
        <StatusBadge colour={messageHue(message.state)} filled>
          {t.messages.outbox.states[message.state]}
        </StatusBadge>
        <span>
          {message.sentAt !== null
            ? t.messages.outbox.sentAt(at(message.sentAt))
            : message.state === 'queued'
              ? t.messages.outbox.leavesAt(at(message.notBefore))
              : message.heldReason === 'demo'
                ? t.messages.outbox.demo
                : null}
        </span>
        {message.partyId !== null && (
          <Link to={`/clients/${message.partyId}`}>{message.partyName || words.customer}</Link>
        )}
      </p>
      <Acts message={message} />
      {message.lastResponse !== '' && (
        <div className={classes.response} data-bad={message.state !== 'sent' || undefined}>
          <p>
            {words.response}
            {message.tries > 1 && <> · {words.tries(message.tries)}</>}
          </p>
          <code>{message.lastResponse}</code>
          {message.state === 'failed' && <p>{words.failedHint}</p>}
        </div>
      )}
      <TextPreview
        to={message.to}
        cc={message.cc}
        subject={message.subject}
        html={message.html}
        pictures={message.pictures.map(({ cid, sha256 }) => ({ cid, href: files.read({ sha256 }) }))}
        attachments={message.attachments.map((one) => ({
          name: one.name,
          href: files.read({ sha256: one.sha256 }),
        }))}
      />
      <section aria-label={words.events}>
        <h3 className={classes.sectionTitle}>{words.events}</h3>
        <Timeline
          label={words.events}
          items={events.map((event) => ({
            key: event.id,
            title: words.queuedEvents[event.kind],
            at: at(event.at),
            detail: [event.detail, event.by].filter((part) => part !== '').join(' — '),
          }))}
        />
      </section>
    </div>
  );
}

function Acts({ message }: { message: Message }) {
  const t = useTexts().messages.message;
  const maySend = useMay('messages.send');
  const act = useMessageAct();
  const { id, version } = message;
  const acts = actsOn(message);
  if (!maySend || !(acts.cancel || acts.sendNow || acts.resolve || acts.retry)) return null;
  if (acts.resolve) {
    const decide = (outcome: 'sent' | 'not-sent') =>
      act.mutate({ act: () => messagesApi.resolveAmbiguous({ id, version, outcome }), done: t.resolved });
    return (
      <div className={classes.resolve} role="group" aria-label={t.resolveTitle}>
        <h3>{t.resolveTitle}</h3>
        <p>{t.resolveText}</p>
        <div className={classes.actions}>
          <Button variant="default" disabled={act.isPending} onClick={() => decide('sent')}>
            {t.resolveSent}
          </Button>
          <Button variant="default" disabled={act.isPending} onClick={() => decide('not-sent')}>
            {t.resolveNotSent}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={classes.actions}>
      {acts.sendNow && (
        <Button
          disabled={act.isPending}
          onClick={() => act.mutate({ act: () => messagesApi.sendNow({ id, version }), done: t.sentNow })}
        >
          {t.sendNow}
        </Button>
      )}
      {acts.retry && (
        <Button
          disabled={act.isPending}
          onClick={() => act.mutate({ act: () => messagesApi.retry({ id, version }), done: t.retried })}
        >
          {t.retry}
        </Button>
      )}
      {acts.cancel && (
        <Button
          variant="default"
          disabled={act.isPending}
          onClick={() => act.mutate({ act: () => messagesApi.cancel({ id, version }), done: t.cancelled })}
        >
          {t.cancel}
        </Button>
      )}
    </div>
  );
}
