import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { DocumentKind } from '../../core/invoicing/index.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { MoreIcon } from '../kit/icons.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { documentsApi, keys } from './api.ts';
import { issueKind } from './document-state.ts';
import classes from './editor.module.css';
import type { Draft } from './use-draft.ts';
import { useWords } from './texts.ts';

type Props = { draft: Draft; problems: number; kind: DocumentKind; onIssue: () => void };

/** The buttons of a draft: issue, and what is rarer behind the dots. */
export function DraftActions({ draft, problems, kind, onIssue }: Props) {
  const t = useWords();
  const toasts = useToasts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [discarding, setDiscarding] = useState(false);
  const discard = useMutation({
    mutationFn: async () => {
      const kept = await draft.save();
      if (kept !== null) await documentsApi.discard({ id: kept.id, version: kept.version });
    },
    onSuccess: async () => {
      toasts.success(t.editor.discarded);
      await navigate({ to: '/ventes' });
      await queries.invalidateQueries({ queryKey: keys.all });
    },
    onError: toasts.failure,
  });
  const duplicate = useMutation({
    mutationFn: async () => {
      const kept = await draft.save();
      return kept === null ? null : documentsApi.convert({ id: kept.id, to: kept.kind });
    },
    onSuccess: (made) => {
      if (made !== null) void navigate({ to: `/ventes/${made.id}` });
    },
    onError: toasts.failure,
  });
  return (
    <>
      {draft.kept !== null && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t.editor.more}>
              <MoreIcon size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => duplicate.mutate()}>{t.editor.duplicate}</Menu.Item>
            <Menu.Item className={classes.destructive} onClick={() => setDiscarding(true)}>
              {t.editor.discard}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Button onClick={onIssue} data-problems={problems > 0 || undefined}>
        {t.editor.issue[issueKind(kind)]}
      </Button>
      <ConfirmDialog
        opened={discarding}
        onClose={() => setDiscarding(false)}
        title={t.editor.discardTitle}
        confirmLabel={t.editor.discard}
        destructive
        busy={discard.isPending}
        onConfirm={() => discard.mutate()}
      >
        <p>{t.editor.discardText}</p>
      </ConfirmDialog>
    </>
  );
}
