import { Anchor, Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import { CheckIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { useDecide, useMarkRead, type Reply } from './api.ts';
import classes from './replies.module.css';

export const replyColours = {
  promise: 'green',
  paid: 'blue',
  dispute: 'red',
  contact: 'amber',
  plan: 'amber',
  resend: 'blue',
  acknowledge: 'green',
} as const;

type ReplyProps = { reply: Reply; /** It keeps its place while it changes. */ onShown: () => void };

/** What a customer answered on its page: what proposes something is answered, the rest has taken effect and is read. */
export function PortalReply({ reply, onShown }: ReplyProps) {
  const t = useTexts().portalReplies;
  const { locale } = useLocale();
  const money = useMoney();
  const { kind, note, name, readAt, outcome, documentId } = reply;
  const numbers = reply.numbers.join(', ');
  const says = useSays(reply);
  const at = (instant: string) => formatInstant(instant, locale, 'Europe/Paris');
  return (
    <article className={classes.reply} aria-label={[reply.partyName, numbers].filter(Boolean).join(', ')}>
      <div className={classes.main}>
        <h2 className={classes.what}>
          <Link to="/clients/$id" params={{ id: reply.partyId }}>
            {reply.partyName}
          </Link>
          {numbers !== '' && ' · '}
          {documentId === null ? (
            numbers
          ) : (
            <Link to="/ventes/$id" params={{ id: documentId }}>
              {numbers}
            </Link>
          )}
        </h2>
        <p className={classes.kind}>
          <StatusBadge colour={replyColours[kind]}>{t.kinds[kind]}</StatusBadge>
        </p>
        <p className={classes.says}>{says}</p>
        {kind === 'plan' && (
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
      <ReplyButtons reply={reply} onShown={onShown} />
    </article>
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

function ReplyButtons({ reply: { id, kind, name, readAt, outcome }, onShown }: ReplyProps) {
  const { portalReplies: t, inbox, paymentPlans: plans } = useTexts();
  const mayEdit = useMay('customers.edit');
  const toasts = useToasts();
  const mark = useMarkRead(() => toasts.success(t.marked));
  const [tell, setTell] = useState(true);
  const decide = useDecide((accept, told) => {
    toasts.success(accept ? t.accepted[kind === 'plan' ? 'plan' : 'contact'] : t.refused);
    if (kind === 'plan' && tell && !told) toasts.info(plans.notTold);
  });
  const isProposal = (kind === 'plan' || kind === 'contact') && outcome === null;
  const answer = (accept: boolean) => {
    onShown();
    decide.mutate({ id, accept, tell: kind === 'plan' && tell });
  };
  const markRead = () => {
    onShown();
    mark.mutate(id);
  };
  useShortcut('a', () => answer(true), {
    label: inbox.keys.accept,
    group: 'screen',
    enabled: mayEdit && isProposal && !decide.isPending,
  });
  useShortcut('l', markRead, {
    label: inbox.keys.read,
    group: 'screen',
    enabled: mayEdit && !isProposal && readAt === null && !mark.isPending,
  });
  if (!mayEdit) return null;
  if (isProposal)
    return (
      <div className={classes.buttons}>
        <Button
          aria-label={t.acceptOne(name)}
          loading={decide.isPending && decide.variables.accept}
          disabled={decide.isPending}
          onClick={() => answer(true)}
        >
          {t.accept}
        </Button>
        <Button
          variant="default"
          aria-label={t.refuseOne(name)}
          loading={decide.isPending && !decide.variables.accept}
          disabled={decide.isPending}
          onClick={() => answer(false)}
        >
          {t.refuse}
        </Button>
        {kind === 'plan' && (
          <Checkbox
            size="sm"
            label={plans.tell}
            checked={tell}
            disabled={decide.isPending}
            onChange={(event) => setTell(event.currentTarget.checked)}
          />
        )}
      </div>
    );
  if (readAt !== null) return null;
  return (
    <Button
      variant="default"
      leftSection={<CheckIcon size={16} />}
      aria-label={t.markReadOne(name)}
      loading={mark.isPending}
      onClick={markRead}
    >
      {t.markRead}
    </Button>
  );
}
