import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { findingsOf, useDescribe, useFieldErrors, useRefresh } from '../invoices/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { BookmarkIcon, CheckIcon, TrashIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { entriesApi, useChoices, type Choices, type Draft } from './api.ts';
import { Attachments } from './attachments.tsx';
import { keptIndex, totalsOf } from './draft-lines.ts';
import { DraftHeading } from './draft-heading.tsx';
import { DraftLines } from './draft-lines-grid.tsx';
import classes from './entries.module.css';
import { ModelForm } from './model-form.tsx';
import { useEntryDraft } from './use-entry-draft.ts';

/** An entry while it is written, by the keyboard from one end to the other. */
export function DraftScreen() {
  const t = useTexts().entries;
  const { id } = useParams({ strict: false }) as { id: string };
  const draft = useQuery({
    queryKey: ['entries', 'draft', id],
    queryFn: ({ signal }) => entriesApi.read({ id }, { signal }),
    // What is typed here is newer than what is read.
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
  const choices = useChoices();
  const problem = draft.error ?? choices.error;
  if (draft.data !== undefined && choices.data !== undefined) {
    return <Editor key={id} draft={draft.data} choices={choices.data} />;
  }
  return (
    <Page title={t.draft.title} before={<BackLink to="/comptabilite/saisie">{t.title}</BackLink>}>
      {problem === null ? (
        <Skeleton height={320} />
      ) : (
        <Problem
          problem={problem}
          onRetry={() => {
            void draft.refetch();
            void choices.refetch();
          }}
        />
      )}
    </Page>
  );
}

function Editor({ draft, choices }: { draft: Draft; choices: Choices }) {
  const texts = useTexts().entries;
  const t = texts.draft;
  const navigate = useNavigate();
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const mayRecord = useMay('books.record');
  const [isModel, setModel] = useState<'model' | null>(null);
  const { typed, change, save, state, problem, leave } = useEntryDraft(draft);
  const away = async (message: string) => {
    leave();
    toasts.success(message);
    await navigate({ to: '/comptabilite/saisie' });
    await refresh();
  };
  const validate = useMutation({
    mutationFn: async () => {
      const version = await save();
      return version === null ? null : entriesApi.validate({ id: draft.id, version });
    },
    onSuccess: (posted) => posted !== null && away(t.validated(posted.name)),
  });
  const drop = useMutation({
    mutationFn: () => entriesApi.drop({ id: draft.id }),
    onSuccess: () => away(t.dropped),
    onError: toasts.failure,
  });
  const { gapMinor, debitMinor } = totalsOf(typed.rows);
  const isReady = mayRecord && gapMinor === 0n && debitMinor > 0n && typed.label.trim() !== '';
  useShortcut('mod+enter', () => validate.mutate(), {
    label: t.validate,
    group: 'form',
    enabled: isReady && !validate.isPending,
  });
  const errorOf = useFieldErrors(validate.error);
  const shown = findingsOf(validate.error);
  const beside =
    shown.length > 0 && shown.every(({ path = '' }) => /^(postings\.\d|entryOn|label|reversesOn)/.test(path));
  return (
    <Page
      title={t.title}
      subtitle={
        <span role="status" data-state={state}>
          {t.state[state]}
        </span>
      }
      before={<BackLink to="/comptabilite/saisie">{texts.title}</BackLink>}
      actions={
        mayRecord && (
          <>
            <Button
              variant="default"
              leftSection={<TrashIcon size={18} />}
              loading={drop.isPending}
              onClick={() => drop.mutate()}
            >
              {t.drop}
            </Button>
            <Button
              variant="default"
              leftSection={<BookmarkIcon size={18} />}
              onClick={() => setModel('model')}
            >
              {t.keepModel}
            </Button>
            <Button
              leftSection={<CheckIcon size={18} />}
              loading={validate.isPending}
              disabled={!isReady}
              onClick={() => validate.mutate()}
            >
              {t.validate}
            </Button>
          </>
        )
      }
    >
      {state === 'failed' && <Problem problem={problem} onRetry={() => void save()} compact />}
      {validate.isError && !beside && <Problem problem={validate.error} describe={describe} compact />}
      <fieldset className={classes.editor} disabled={!mayRecord}>
        <DraftHeading typed={typed} choices={choices} change={change} errorOf={errorOf} />
        <DraftLines
          rows={typed.rows}
          choices={choices}
          change={change}
          errorOf={(index, path) =>
            errorOf(`postings.${keptIndex(typed.rows, index)}${path === '' ? '' : `.${path}`}`)
          }
        />
        <Attachments draft={draft} mayEdit={mayRecord} />
      </fieldset>
      <ModelForm
        target={isModel}
        draftId={draft.id}
        label={typed.label}
        save={save}
        onClose={() => setModel(null)}
      />
    </Page>
  );
}
