import { Anchor, Button } from '@mantine/core';
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
import { useDecide, useMarkRead, useReplies, type Reply } from './api.ts';
import { BrokenPlans } from './broken-plans.tsx';
import classes from './replies.module.css';

const COLOURS = {
  promise: 'green',
  paid: 'blue',
  dispute: 'red',
  contact: 'amber',
  plan: 'amber',
  resend: 'blue',
  acknowledge: 'green',
} as const;

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
      <BrokenPlans />
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

function useSays({ kind, amountMinor, currency, on, email, instalments }: Reply): string {
  const t = useTexts().portalReplies.says;
  const { locale } = useLocale();
  const money = useMoney();
  const amount = amountMinor === null ? '' : money(amountMinor, currency);
  const day = on === null ? '' : formatDate(plainDate(on), locale, 'long');
  switch (kind) {
    case 'contact':
      return t.contact(email);
    case 'plan':
      return t.plan(amount, instalments.length);
    case 'resend':
      return t.resend;
    case 'dispute':
    case 'acknowledge':
      return t[kind](amount);
    case 'promise':
    case 'paid':
      return t[kind](amount, day);
  }
}

function ReplyRow({ reply }: { reply: Reply }) {
  const t = useTexts().portalReplies;
  const { locale } = useLocale();
  const money = useMoney();
  const { kind, note, name, readAt, outcome, numbers, documentId } = reply;
  const says = useSays(reply);
  const at = (instant: string) => formatInstant(instant, locale, 'Europe/Paris');
  const isPlan = kind === 'plan';
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
          {numbers.length > 0 && ' · '}
          {documentId === null ? (
            numbers.join(', ')
          ) : (
            <Link to="/ventes/$id" params={{ id: documentId }}>
              {numbers.join(', ')}
            </Link>
          )}
        </p>
        <p className={classes.says}>{says}</p>
        {isPlan && (
          <ul className={classes.instalments} aria-label={t.instalments}>
            {reply.instalments.map(({ dueOn, amountMinor }) => (
              <li key={dueOn}>
                <span>{formatDate(plainDate(dueOn), locale, 'short')}</span>
                <span>{money(amountMinor, reply.currency)}</span>
              </li>
            ))}
          </ul>
        )}
        {/* The note of a proposed contact is its name. */}
        {note !== '' && <q className={classes.note}>{note}</q>}
        {reply.files.map((file) => (
          <p key={file.sha256} className={classes.text}>
            <Anchor href={`/api/files/${file.sha256}`} download={file.name}>
              {file.name}
            </Anchor>
          </p>
        ))}
        <p className={classes.text}>
          {t.who(name, at(reply.at))}
          {outcome !== null && ` · ${t.outcomes[outcome]}`}
          {readAt !== null && ` · ${t.readBy(reply.readBy, at(readAt))}`}
        </p>
      </div>
      <ReplyButtons reply={reply} />
    </li>
  );
}

/** What proposes something is answered; the rest is read. */
function ReplyButtons({ reply: { id, kind, name, readAt, outcome } }: { reply: Reply }) {
  const t = useTexts().portalReplies;
  const mayEdit = useMay('customers.edit');
  const toasts = useToasts();
  const mark = useMarkRead(() => toasts.success(t.marked));
  const decide = useDecide((accept) =>
    toasts.success(accept ? t.accepted[kind === 'plan' ? 'plan' : 'contact'] : t.refused),
  );
  if (!mayEdit) return null;
  if ((kind === 'plan' || kind === 'contact') && outcome === null)
    return (
      <div className={classes.buttons}>
        <Button
          size="compact-md"
          aria-label={t.acceptOne(name)}
          loading={decide.isPending && decide.variables.accept}
          disabled={decide.isPending}
          onClick={() => decide.mutate({ id, accept: true })}
        >
          {t.accept}
        </Button>
        <Button
          variant="default"
          size="compact-md"
          aria-label={t.refuseOne(name)}
          loading={decide.isPending && !decide.variables.accept}
          disabled={decide.isPending}
          onClick={() => decide.mutate({ id, accept: false })}
        >
          {t.refuse}
        </Button>
      </div>
    );
  if (readAt !== null) return null;
  return (
    <Button
      variant="default"
      size="compact-md"
      aria-label={t.markReadOne(name)}
      loading={mark.isPending}
      onClick={() => mark.mutate(id)}
    >
      {t.markRead}
    </Button>
  );
}
