import { ActionIcon, Button, Checkbox, Group, Popover, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { viewsContract } from '../../app/receivables/contract.ts';
import { client } from '../kit/client.ts';
import { BookmarkIcon, TrashIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useToasts } from '../kit/toasts.tsx';
import classes from './views-menu.module.css';

const views = client(viewsContract);

/** The lists somebody keeps: the address says the filter, so a view is an address with a name. */
export function ViewsMenu() {
  const t = useTexts().receivables.views;
  const { pathname, searchStr } = useLocation();
  const [opened, setOpened] = useState(false);
  const key = ['views', pathname];
  const kept = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => views.list({ path: pathname }, { signal }),
    enabled: opened,
  });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toasts = useToasts();
  const current = searchStr.replace(/^\?/, '');
  const forget = async (id: string, name: string) => {
    try {
      queries.setQueryData(key, await views.remove({ path: pathname, id }));
      toasts.success(t.forgotten(name));
    } catch (problem) {
      toasts.failure(problem);
    }
  };
  const list = kept.data?.views ?? [];
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t.title} disabled={opened}>
          <ActionIcon aria-label={t.title} aria-expanded={opened} onClick={() => setOpened(!opened)}>
            <BookmarkIcon size={18} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.title}>
        <Stack gap="sm">
          {list.length === 0 ? (
            <Text size="sm" className={classes.none}>
              {t.none}
            </Text>
          ) : (
            <ul className={classes.list}>
              {list.map((view) => (
                <li key={view.id} className={classes.view}>
                  <button
                    type="button"
                    className={classes.open}
                    aria-current={view.query === current ? 'true' : undefined}
                    onClick={() => {
                      setOpened(false);
                      void navigate({ href: view.query === '' ? pathname : `${pathname}?${view.query}` });
                    }}
                  >
                    {view.name}
                    {view.isShared && (
                      <span className={classes.whose}>{view.isMine ? t.shared : t.by(view.ownerName)}</span>
                    )}
                  </button>
                  {view.isMine && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t.forget(view.name)}
                      onClick={() => void forget(view.id, view.name)}
                    >
                      <TrashIcon size={16} />
                    </ActionIcon>
                  )}
                </li>
              ))}
            </ul>
          )}
          <SaveView path={pathname} query={current} onSaved={(answer) => queries.setQueryData(key, answer)} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

type SaveViewProps = {
  path: string;
  query: string;
  onSaved: (answer: Awaited<ReturnType<typeof views.save>>) => void;
};

function SaveView({ path, query, onSaved }: SaveViewProps) {
  const t = useTexts().receivables.views;
  const toasts = useToasts();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      onSaved(await views.save({ path, name, query, isShared }));
      toasts.success(t.saved(name));
      setName('');
    } catch (problem) {
      toasts.failure(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={classes.save}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void save();
      }}
    >
      <TextInput
        label={t.name}
        placeholder={t.example}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group justify="space-between" mt="xs">
        <Checkbox
          label={t.share}
          checked={isShared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <Button type="submit" size="xs" loading={busy} disabled={name.trim() === ''}>
          {t.save}
        </Button>
      </Group>
    </form>
  );
}
