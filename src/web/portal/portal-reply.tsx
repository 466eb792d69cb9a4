import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import { CheckIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { useMarkRead, type Reply } from './api.ts';
import classes from './replies.module.css';

const COLOURS = { promise: 'green', paid: 'blue', dispute: 'red', contact: 'amber' } as const;

type ReplyProps = { reply: Reply; /** It keeps its place while it changes. */ onShown: () => void };

/** What a customer answered on the page of an invoice, which has taken effect already. */
export function PortalReply({ reply, onShown }: ReplyProps) {
  const { portalReplies: t, inbox } = useTexts();
  const { locale } = useLocale();
  const money = useMoney();
  const mayRead = useMay('customers.edit') && reply.readAt === null;
  const toasts = useToasts();
  const mark = useMarkRead(() => toasts.success(t.marked));
  const markRead = () => {
    onShown();
    mark.mutate(reply.id);
  };
  useShortcut('l', markRead, { label: inbox.keys.read, group: 'screen', enabled: mayRead });
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
    <article className={classes.reply} aria-label={`${reply.partyName}, ${reply.number}`}>
      <div className={classes.main}>
        <h2 className={classes.what}>
          <Link to="/clients/$id" params={{ id: reply.partyId }}>
            {reply.partyName}
          </Link>
          {' · '}
          <Link to="/ventes/$id" params={{ id: reply.documentId }}>
            {reply.number}
          </Link>
        </h2>
        <p className={classes.kind}>
          <StatusBadge colour={COLOURS[kind]}>{t.kinds[kind]}</StatusBadge>
        </p>
        <p className={classes.says}>{says}</p>
        {note !== '' && <q className={classes.note}>{note}</q>}
        <p className={classes.text}>
          {t.who(name, at(reply.at))}
          {readAt !== null && ` · ${t.readBy(reply.readBy, at(readAt))}`}
        </p>
      </div>
      {mayRead && (
        <Button
          variant="default"
          leftSection={<CheckIcon size={16} />}
          aria-label={t.markReadOne(name)}
          loading={mark.isPending}
          onClick={markRead}
        >
          {t.markRead}
        </Button>
      )}
    </article>
  );
}
