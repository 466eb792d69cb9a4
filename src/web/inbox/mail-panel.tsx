import { Anchor, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant } from '../../i18n/format.ts';
import { CheckIcon, ClipIcon, InfoIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { inboxApi, useMail, useMailAct, type MailDetail } from './api.ts';
import classes from './inbox.module.css';
import { MailText } from './mail-text.tsx';
import { ProposalCard } from './proposal-card.tsx';
import { SortPanel } from './sort-panel.tsx';
import { mailTitle } from './words.ts';

type PanelProps = { id: string; /** It keeps its place while it changes. */ onShown: () => void };

/** One mail: whose it is, what rules found in it and what may be done, its words, its attachments. */
export function MailPanel({ id, onShown }: PanelProps) {
  const mail = useMail(id);
  if (mail.isError) return <Problem problem={mail.error} onRetry={() => void mail.refetch()} compact />;
  if (mail.data === undefined) return <div className={classes.panel} aria-busy="true" />;
  return <Shown key={id} mail={mail.data} onShown={onShown} />;
}

function Shown({ mail, onShown }: { mail: MailDetail; onShown: () => void }) {
  const t = useTexts().inbox;
  const { locale } = useLocale();
  const mayEdit = useMay('customers.edit');
  const toasts = useToasts();
  const [asked, setAsked] = useState<number | null>(null);
  const read = useMailAct(
    () => inboxApi.markRead({ id: mail.id }),
    () => toasts.success(t.marked),
  );
  const isUnread = mail.readAt === null;
  const proposals = mail.state === 'to-sort' ? [] : mail.proposals;
  const isDone = (kind: string): boolean => mail.acts.some((one) => one.kind === kind);
  const next = proposals.findIndex((one) => one.kind !== 'acknowledgement' && !isDone(one.kind));
  const markRead = () => {
    onShown();
    read.mutate(undefined);
  };
  useShortcut('l', markRead, {
    label: t.keys.read,
    group: 'screen',
    enabled: mayEdit && isUnread && mail.state === 'kept',
  });
  useShortcut('a', () => setAsked(next), {
    label: t.keys.accept,
    group: 'screen',
    enabled: mayEdit && next >= 0,
  });
  const at = (instant: string) => formatInstant(instant, locale, 'Europe/Paris');
  return (
    <article className={classes.panel} aria-label={mail.subject || t.noSubject}>
      <header className={classes.head}>
        <div className={classes.headWords}>
          <h2 className={classes.title}>
            {mail.partyId === null ? (
              mailTitle(mail)
            ) : (
              <Link to="/clients/$id" params={{ id: mail.partyId }}>
                {mailTitle(mail)}
              </Link>
            )}
          </h2>
          <p className={classes.dim}>
            {mail.senderName === '' ? mail.sender : `${mail.senderName} <${mail.sender}>`} · {at(mail.at)}
          </p>
          <p className={classes.subjectLine}>{mail.subject || t.noSubject}</p>
          <p className={classes.dim}>
            {mail.kind !== 'reply' && (
              <span className={classes.badge}>
                <StatusBadge colour={mail.kind === 'bounce' ? 'red' : 'grey'}>
                  {t.kinds[mail.kind]}
                </StatusBadge>
              </span>
            )}
            {mail.answers === null
              ? mail.foundBy !== '' && t.foundBy[mail.foundBy]
              : (mail.kind === 'reply' || mail.kind === 'automatic' ? t.answersTo : t.bounce.about)(
                  mail.answers.subject,
                )}
          </p>
        </div>
        {isUnread && mayEdit && mail.state === 'kept' && (
          <Button
            variant="default"
            leftSection={<CheckIcon size={16} />}
            loading={read.isPending}
            onClick={markRead}
          >
            {t.markRead}
          </Button>
        )}
      </header>
      {mail.remark !== '' && (
        <p className={classes.remark} role="status">
          <InfoIcon size={18} /> {t.remarks[mail.remark]}
        </p>
      )}
      {mail.state === 'to-sort' && <SortPanel mail={mail} onShown={onShown} />}
      {mail.kind === 'bounce' && mail.partyId !== null && (
        <Bounce partyId={mail.partyId} to={mail.answers?.to ?? []} />
      )}
      {mail.state === 'kept' && (mail.kind === 'reply' || mail.kind === 'automatic') && (
        <section className={classes.proposals} aria-label={t.proposed}>
          <h3 className={classes.small}>
            {t.proposed}. {t.proposedHint}
          </h3>
          {proposals.length === 0 && <p className={classes.dim}>{t.nothingProposed}</p>}
          {proposals.map((proposal, nth) => (
            <ProposalCard
              key={`${proposal.kind} ${String(nth)}`}
              mail={mail}
              proposal={proposal}
              isOpen={asked === nth}
              onOpen={(open) => setAsked(open ? nth : null)}
              onShown={onShown}
            />
          ))}
          {mail.kind === 'automatic' && <p className={classes.dim}>{t.automaticHint}</p>}
        </section>
      )}
      <MailText mail={mail} />
      <Files mail={mail} />
    </article>
  );
}

function Bounce({ partyId, to }: { partyId: string; to: readonly string[] }) {
  const t = useTexts().inbox.bounce;
  return (
    <div className={classes.remark}>
      <div>
        <p>{t.text(to.join(', '))}</p>
        <p className={classes.links}>
          <Link to="/clients/$id" params={{ id: partyId }}>
            {t.repair}
          </Link>
          <Link to="/relances">{t.letter}</Link>
        </p>
      </div>
    </div>
  );
}

function Files({ mail }: { mail: MailDetail }) {
  const t = useTexts().inbox;
  if (mail.attachments.length === 0 && !mail.hasSource) return null;
  return (
    <ul className={classes.files} aria-label={t.attachments}>
      {mail.attachments.map((one) => (
        <li key={one.sha256}>
          <ClipIcon size={16} />
          <Anchor href={`/api/files/${one.sha256}`} target="_blank" rel="noreferrer">
            {one.name}
          </Anchor>
        </li>
      ))}
      {mail.hasSource && (
        <li>
          <Anchor href={inboxApi.source({ id: mail.id })} download>
            {t.source}
          </Anchor>
        </li>
      )}
    </ul>
  );
}
