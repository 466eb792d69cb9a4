import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { useMarkRead, useReplies, type Reply } from './api.ts';
import classes from './replies.module.css';

const COLOURS = { promise: 'green', paid: 'blue', dispute: 'red', contact: 'amber' } as const;

/** « Réponses des clients »: what waits to be read first, then what was read. */
export function RepliesScreen() {
  const t = useTexts().portalReplies;
  const replies = useReplies();
  const all = replies.data?.replies ?? [];
  const unread = all.filter((one) => one.readAt === null);
  const read = all.filter((one) => one.readAt !== null);
  return (
    <Page title={t.title} subtitle={t.subtitle}>
      {replies.isError && <Problem problem={replies.error} onRetry={() => void replies.refetch()} />}
      {replies.isSuccess && (
        <Section title={t.unread(replies.data.unread)}>
          {unread.length === 0 ? <p className={classes.text}>{t.empty}</p> : <ReplyList replies={unread} />}
        </Section>
      )}
      {read.length > 0 && (
        <Section title={t.read}>
          <ReplyList replies={read} />
        </Section>
      )}
    </Page>
  );
}

function ReplyList({ replies }: { replies: readonly Reply[] }) {
  return (
    <ul className={classes.list}>
      {replies.map((one) => (
        <ReplyRow key={one.id} reply={one} />
      ))}
    </ul>
  );
}

function ReplyRow({ reply }: { reply: Reply }) {
  const t = useTexts().portalReplies;
  const { locale } = useLocale();
  const money = useMoney();
  const mayRead = useMay('customers.edit');
  const toasts = useToasts();
  const mark = useMarkRead(() => toasts.success(t.marked));
  const { kind, note, name, readAt } = reply;
  const amount = reply.amountMinor === null ? '' : money(reply.amountMinor, reply.currency);
  const day = reply.on === null ? '' : formatDate(plainDate(reply.on), locale, 'long');
  const at = (instant: string) => formatInstant(instant, locale, 'Europe/Paris');
  const says =
    kind === 'contact'
      ? t.says.contact(reply.email)
      : kind === 'dispute'
        ? t.says.dispute(amount)
        : t.says[kind](amount, day);
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <p className={classes.what}>
          <span className={classes.kind}>
            <StatusBadge colour={COLOURS[kind]}>{t.kinds[kind]}</StatusBadge>
          </span>
          <Link to="/clients/$id" params={{ id: reply.partyId }}>
            {reply.partyName}
          </Link>
          {' · '}
          <Link to="/ventes/$id" params={{ id: reply.documentId }}>
            {reply.number}
          </Link>
        </p>
        <p className={classes.says}>{says}</p>
        {note !== '' && <q className={classes.note}>{note}</q>}
        <p className={classes.text}>
          {t.who(name, at(reply.at))}
          {readAt !== null && ` · ${t.readBy(reply.readBy, at(readAt))}`}
        </p>
      </div>
      {readAt === null && mayRead && (
        <Button
          variant="default"
          size="compact-md"
          aria-label={t.markReadOne(name)}
          loading={mark.isPending}
          onClick={() => mark.mutate(reply.id)}
        >
          {t.markRead}
        </Button>
      )}
    </li>
  );
}
