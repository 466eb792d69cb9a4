import { Button } from '@mantine/core';
import { useState } from 'react';
import { EditIcon, UndoIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { TextPreview } from '../kit/previews.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, useDraftEdit, type DraftDetail } from './api.ts';
import classes from './draft.module.css';
import { MailEditor } from './mail-editor.tsx';
import { picturesOf } from './pictures.ts';
import { readUnsaved } from './unsaved.ts';

export type Mail = NonNullable<DraftDetail['mail']>;
/** The column that scrolls beside the list. */
export const panelId = 'relance';
type MailProps = { draft: DraftDetail; mail: Mail; mayEdit: boolean };

/** The mail as it would leave; E opens its text, and a text that was not saved is found again. */
export function DraftMail({ draft, mail, mayEdit }: MailProps) {
  const { panel: t, review } = useTexts().dunningScreens;
  const toasts = useToasts();
  const edit = useDraftEdit();
  const [editing, setEditing] = useState(() => mayEdit && readUnsaved(draft.id) !== null);
  useShortcut('e', () => setEditing(true), {
    label: review.keys.editText,
    group: 'screen',
    enabled: mayEdit && !editing,
  });
  // The saved mail is read from its head, not from where the text was being written.
  const close = () => {
    setEditing(false);
    document.getElementById(panelId)?.scrollTo({ top: 0 });
  };
  // Another level is another letter: one starts from its text, or from what was typed.
  if (editing) return <MailEditor key={draft.stepCode} draft={draft} mail={mail} onClose={close} />;

  const original = () =>
    edit.run(
      draft,
      async ({ id, version }) => {
        const { draft: text } = await dunningApi.editText({ id, version, text: null });
        return dunningApi.editRecipients({ id, version: text.version, recipients: null });
      },
      { onDone: () => toasts.success(t.originalDone) },
    );
  return (
    <div className={classes.mail}>
      {mayEdit && (
        <div className={classes.mailTools}>
          {draft.isEdited && (
            <>
              <span className={classes.editedTag}>{t.edited}</span>
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<UndoIcon size={14} />}
                loading={edit.busy}
                onClick={original}
              >
                {t.original}
              </Button>
            </>
          )}
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<EditIcon size={14} />}
            onClick={() => setEditing(true)}
          >
            {t.editText}
          </Button>
        </div>
      )}
      <TextPreview
        to={mail.to}
        cc={mail.cc}
        subject={mail.subject}
        html={mail.html}
        pictures={picturesOf(mail.pictures)}
      />
    </div>
  );
}
