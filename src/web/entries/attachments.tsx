import { ActionIcon, Anchor, Button, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ClipIcon, CloseIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { entriesApi, fileAddress, type Draft } from './api.ts';
import classes from './entries.module.css';

/** What proves the entry, kept with it once it is posted. */
export function Attachments({ draft, mayEdit }: { draft: Draft; mayEdit: boolean }) {
  const t = useTexts().entries.draft;
  const toasts = useToasts();
  const [files, setFiles] = useState(draft.attachments);
  const taken = (answer: Draft) => setFiles(answer.attachments);
  const attach = useMutation({
    mutationFn: (file: File) => entriesApi.attach({ id: draft.id }, file),
    onSuccess: taken,
    onError: toasts.failure,
  });
  const detach = useMutation({
    mutationFn: (sha256: string) => entriesApi.detach({ id: draft.id, sha256 }),
    onSuccess: taken,
    onError: toasts.failure,
  });
  return (
    <Section
      title={t.attachments}
      actions={
        mayEdit && (
          <FileButton onChange={(file) => file !== null && attach.mutate(file)}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                leftSection={<ClipIcon size={16} />}
                loading={attach.isPending}
              >
                {t.attach}
              </Button>
            )}
          </FileButton>
        )
      }
    >
      {files.length === 0 ? (
        <p className={classes.hint}>{t.noAttachment}</p>
      ) : (
        <ul className={classes.files}>
          {files.map((one) => (
            <li key={one.sha256}>
              <Anchor href={fileAddress(one.sha256)} target="_blank" rel="noreferrer">
                {one.name}
              </Anchor>
              {mayEdit && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t.detach(one.name)}
                  onClick={() => detach.mutate(one.sha256)}
                >
                  <CloseIcon size={16} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
