import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { WhoseFilter } from '../customers/index.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { ChevronLeftIcon, MailOpenIcon } from '../kit/icons.tsx';
import { KeyLegend } from '../kit/key-hint.tsx';
import { useKeyboard, useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { useMineOnly } from '../kit/whose.tsx';
import { MailboxProblem } from '../mailbox/index.ts';
import { BrokenPlans, PortalReply, useReplies } from '../portal/index.ts';
import { useInbox, useLook } from './api.ts';
import classes from './inbox.module.css';
import { MailPanel } from './mail-panel.tsx';
import { ReplyList } from './reply-list.tsx';
import { replyRows } from './reply-rows.ts';

/** « Réponses des clients »: what they answered on their pages and by mail; what waits to be read first. */
export function RepliesScreen() {
  const t = useTexts();
  const words = t.inbox;
  const [isMine] = useMineOnly();
  const replies = useReplies(isMine);
  const inbox = useInbox(isMine);
  const [active, setActive] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  const toasts = useToasts();
  const mayEdit = useMay('customers.edit');
  const mailbox = inbox.data?.mailbox ?? null;
  const look = useLook(() => toasts.success(words.looking));
  const { singleKeys } = useKeyboard();
  const isNarrow = useMediaQuery('(max-width: 61.99em)', false, { getInitialValueInEffect: false });
  const rows = useMemo(
    () => replyRows(replies.data?.replies ?? [], inbox.data?.messages ?? []),
    [replies.data, inbox.data],
  );
  const isLoaded = replies.isSuccess && inbox.isSuccess;
  // What was read a moment ago stays shown where it was, until somebody goes on.
  const shown = rows.find((row) => row.key === active) ?? rows[0];
  const at = rows.findIndex((row) => row.key === shown?.key);
  const go = (step: 1 | -1) =>
    setActive(rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.key ?? null);
  const list = t.common.keys;
  useShortcut('j', () => go(1), { label: list.nextRow, group: 'list' });
  useShortcut('k', () => go(-1), { label: list.previousRow, group: 'list' });
  useShortcut('arrowdown', () => go(1));
  useShortcut('arrowup', () => go(-1));
  const error = replies.error ?? inbox.error;
  const unread = (replies.data?.unread ?? 0) + (inbox.data?.unread ?? 0);
  return (
    <Page
      title={t.portalReplies.title}
      subtitle={isLoaded && rows.length > 0 ? t.portalReplies.unread(unread) : t.portalReplies.subtitle}
      actions={
        <>
          <WhoseFilter words={t.people.whose.replies} />
          {singleKeys && rows.length > 0 && (
            <KeyLegend
              hints={[
                { keys: ['j', 'k'], label: words.keys.browse },
                { keys: ['a'], label: words.keys.accept },
                { keys: ['l'], label: words.keys.read },
              ]}
            />
          )}
          {mailbox !== null && mayEdit && (
            <Button variant="default" loading={look.isPending} onClick={() => look.mutate()}>
              {words.look}
            </Button>
          )}
        </>
      }
    >
      {error !== null && (
        <Problem problem={error} onRetry={() => void Promise.all([replies.refetch(), inbox.refetch()])} />
      )}
      {mailbox !== null && <MailboxProblem words={mailbox.problem} />}
      <BrokenPlans isMine={isMine} />
      {isLoaded &&
        rows.length === 0 &&
        (isMine ? (
          <EmptyState icon={MailOpenIcon} title={t.people.whose.noReply} />
        ) : (
          <Nothing isConnected={mailbox !== null} />
        ))}
      {isLoaded && shown !== undefined && (
        <div className={classes.replies} data-opened={opened || undefined}>
          <div className={classes.listColumn}>
            <ReplyList
              rows={rows}
              active={shown.key}
              onShow={(key) => {
                setActive(key);
                setOpened(true);
              }}
            />
          </div>
          <div className={classes.panelColumn} key={shown.key}>
            <button type="button" className={classes.backToList} onClick={() => setOpened(false)}>
              <ChevronLeftIcon size={18} /> {words.back}
            </button>
            {(opened || !isNarrow) &&
              (shown.from === 'mail' ? (
                <MailPanel id={shown.key} onShown={() => setActive(shown.key)} />
              ) : (
                <PortalReply reply={shown.reply} onShown={() => setActive(shown.key)} />
              ))}
          </div>
        </div>
      )}
    </Page>
  );
}

function Nothing({ isConnected }: { isConnected: boolean }) {
  const words = useTexts().inbox;
  const mayConnect = useMay('organization.edit');
  return (
    <EmptyState
      icon={MailOpenIcon}
      title={words.empty}
      action={mayConnect && !isConnected && <Link to="/reglages/reponses">{words.connect}</Link>}
    >
      {words.emptyHint}
    </EmptyState>
  );
}
