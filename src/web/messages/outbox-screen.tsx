import { Button, Drawer, Tabs } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useCurrent } from '../dunning/index.ts';
import { DataTable } from '../kit/data-table.tsx';
import { InstantText } from '../kit/dates.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { FilterChip } from '../kit/filter-chip.tsx';
import { ClipIcon, OutboxIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page, Toolbar, ToolbarSpace } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { useMay } from '../kit/session.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { firstPage, useMessages, type MessageRow, type MessageState } from './api.ts';
import { CallsToMake } from './calls-to-make.tsx';
import { LettersToPrint } from './letters-to-print.tsx';
import { MessageDetail } from './message-detail.tsx';
import { messageHue, shownStates } from './message-states.ts';
import classes from './messages.module.css';
import { SendingNotice } from './sending-notice.tsx';

/** « Boîte d’envoi »: mails, letters and calls; what left, what waits, and why. */
export function OutboxScreen() {
  const t = useTexts().messages.outbox;
  const maySeeReminders = useMay('dunning.read');
  const [tab, setTab] = useState<string | null>(() =>
    window.location.hash === '#lettres' ? 'letters' : 'messages',
  );
  const messages = <Messages />;
  return (
    <Page title={t.title} subtitle={t.text}>
      {maySeeReminders ? (
        <Tabs
          value={tab}
          onChange={setTab}
          keepMounted={false}
          classNames={{ root: classes.tabs, panel: classes.tab }}
        >
          <TabList />
          <Tabs.Panel value="messages">{messages}</Tabs.Panel>
          <Tabs.Panel value="letters">
            <LettersToPrint />
          </Tabs.Panel>
          <Tabs.Panel value="calls">
            <CallsToMake />
          </Tabs.Panel>
        </Tabs>
      ) : (
        messages
      )}
    </Page>
  );
}

/** Each with what still asks for something: mails that have not left, letters to print, calls to make. */
function TabList() {
  const t = useTexts().messages.outbox;
  const counts = useMessages(null, '', firstPage).data?.counts;
  const run = useCurrent().data?.run;
  const mails =
    counts === undefined
      ? 0
      : counts.queued + counts.held + counts.sending + counts.failed + counts.ambiguous;
  const calls = run?.steps.filter((step) => step.kind === 'call') ?? [];
  const tab = (value: 'messages' | 'letters' | 'calls', count: number) => (
    <Tabs.Tab value={value}>
      {t.tabs[value]}
      {count > 0 && <span className={classes.tabCount}> {count}</span>}
    </Tabs.Tab>
  );
  return (
    <Tabs.List aria-label={t.views}>
      {tab('messages', mails)}
      {tab('letters', run?.counts.letters ?? 0)}
      {tab(
        'calls',
        calls.reduce((sum, step) => sum + step.count, 0),
      )}
    </Tabs.List>
  );
}

function Messages() {
  const texts = useTexts();
  const t = texts.messages.outbox;
  const [state, setState] = useState<MessageState | null>(null);
  const [text, setText] = useState('');
  const [count, setCount] = useState(firstPage);
  const [opened, setOpened] = useState<string | null>(null);
  const list = useMessages(state, text, count);
  const isWaiting = useCurrent().data?.run?.state === 'proposed';
  const counts = list.data?.counts;
  const whole = counts === undefined ? 0 : Object.values(counts).reduce((sum, one) => sum + one, 0);
  const offered = shownStates.filter((one) => (counts?.[one] ?? 0) > 0 || one === state);
  return (
    <>
      {list.data !== undefined && <SendingNotice sending={list.data.sending} />}
      {whole > 0 && (
        <Toolbar label={t.filterLabel}>
          {[null, ...offered].map((one) => (
            <FilterChip
              key={one ?? 'all'}
              label={one === null ? t.all : t.states[one]}
              count={one === null ? whole : (counts?.[one] ?? 0)}
              pressed={state === one}
              onPress={() => setState(one)}
            />
          ))}
          <ToolbarSpace />
          <div className={classes.search}>
            <SearchField label={t.search} value={text} onChange={setText} />
          </div>
        </Toolbar>
      )}
      {whole === 0 && list.data !== undefined ? (
        <EmptyState
          icon={OutboxIcon}
          title={t.empty}
          action={
            <Button component={Link} to="/relances">
              {isWaiting ? texts.dunningScreens.review.title : t.emptyAction}
            </Button>
          }
        >
          {t.emptyText}
        </EmptyState>
      ) : (
        <DataTable<MessageRow>
          label={t.list}
          rows={list.data?.messages ?? []}
          rowKey={(message) => message.id}
          rowName={(message) => message.subject}
          loading={list.isPending}
          problem={
            list.error === null ? undefined : (
              <Problem problem={list.error} onRetry={() => void list.refetch()} />
            )
          }
          empty={t.emptyFilter}
          hasMore={list.data !== undefined && list.data.messages.length < list.data.total}
          loadMore={() => setCount((before) => before + firstPage)}
          loadingMore={list.isFetching && list.isPlaceholderData}
          muted={(message) => message.state === 'cancelled'}
          onOpen={(message) => setOpened(message.id)}
          columns={[
            {
              key: 'state',
              header: t.columns.state,
              width: '8.5rem',
              cell: (message) => (
                <StatusBadge colour={messageHue(message.state)}>{t.states[message.state]}</StatusBadge>
              ),
            },
            {
              key: 'who',
              header: t.columns.who,
              width: 'minmax(10rem, 1.5fr)',
              card: 'title',
              cell: (message) => message.partyName || t.kinds[message.kind],
            },
            {
              key: 'subject',
              header: t.columns.subject,
              width: 'minmax(14rem, 3fr)',
              cell: (message) => (
                <span className={classes.subjectCell}>
                  {message.subject}
                  {message.attachmentCount > 0 && (
                    <span title={texts.messages.message.attachmentsOf(message.attachmentCount)}>
                      <ClipIcon size={14} />
                      <span className="e-hidden">
                        {texts.messages.message.attachmentsOf(message.attachmentCount)}
                      </span>
                    </span>
                  )}
                </span>
              ),
            },
            {
              key: 'to',
              header: t.columns.to,
              width: 'minmax(10rem, 2fr)',
              card: 'hidden',
              cell: (message) => message.to.join(', '),
            },
            {
              key: 'at',
              header: t.columns.at,
              width: '13rem',
              cell: (message) => <InstantText at={message.sentAt ?? message.createdAt} />,
            },
          ]}
        />
      )}
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={texts.messages.message.title}
        size={720}
        closeButtonProps={{ 'aria-label': texts.common.action.close }}
      >
        {opened !== null && <MessageDetail key={opened} id={opened} />}
      </Drawer>
    </>
  );
}
