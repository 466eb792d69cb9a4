import { Button, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, useDraftEdit, type DraftDetail } from './api.ts';
import { readAddresses } from './contacts.ts';
import type { Mail } from './draft-mail.tsx';
import draftClasses from './draft.module.css';
import classes from './dunning.module.css';
import { forgetUnsaved, readUnsaved, writeUnsaved, type UnsavedMail } from './unsaved.ts';

type EditorProps = { draft: DraftDetail; mail: Mail; onClose: () => void };

const fromMail = (mail: Mail): UnsavedMail => ({
  to: mail.to.join(', '),
  cc: mail.cc.join(', '),
  subject: mail.subject,
  body: mail.body,
});

/** The text of one mail. What is typed survives another person's change, a closed browser and a lost session. */
export function MailEditor({ draft, mail, onClose }: EditorProps) {
  const t = useTexts();
  const words = t.dunningScreens.panel;
  const toasts = useToasts();
  const edit = useDraftEdit();
  const [found] = useState(() => readUnsaved(draft.id) !== null);
  const [values, setValues] = useState<UnsavedMail>(() => readUnsaved(draft.id) ?? fromMail(mail));
  const [wrong, setWrong] = useState<{ to?: string; cc?: string }>({});
  const [theirs, setTheirs] = useState<Mail | null>(null);
  // What the writing started from. The draft may be read again meanwhile, with a text that its writer never saw.
  const [base, setBase] = useState({ draft, mail });
  const start = fromMail(base.mail);

  const set = (name: keyof UnsavedMail, value: string) => {
    const next = { ...values, [name]: value };
    setValues(next);
    writeUnsaved(draft.id, next);
  };
  const close = () => {
    forgetUnsaved(draft.id, values);
    onClose();
  };
  const save = () => {
    const to = readAddresses(values.to);
    const cc = readAddresses(values.cc);
    const toWrong =
      to.bad !== null
        ? words.recipientsBad(to.bad)
        : to.addresses.length === 0
          ? words.recipientsNone
          : undefined;
    const ccWrong = cc.bad === null ? undefined : words.recipientsBad(cc.bad);
    setWrong({ to: toWrong, cc: ccWrong });
    if (toWrong !== undefined || ccWrong !== undefined) return;
    edit.run(
      base.draft,
      async ({ id, version }) => {
        let answer = { draft: base.draft };
        if (values.subject !== start.subject || values.body !== start.body) {
          const text = { subject: values.subject, body: values.body };
          answer = await dunningApi.editText({ id, version, text });
        }
        if (to.addresses.join() !== base.mail.to.join() || cc.addresses.join() !== base.mail.cc.join()) {
          const recipients = { to: to.addresses, cc: cc.addresses };
          answer = await dunningApi.editRecipients({ id, version: answer.draft.version, recipients });
        }
        return answer;
      },
      {
        onDone: () => {
          toasts.success(words.saved);
          close();
        },
        onConflict: (stored) => {
          setTheirs(stored.mail);
          if (stored.mail !== null) setBase({ draft: stored, mail: stored.mail });
          // Saving over there has made this device forget it.
          writeUnsaved(draft.id, values);
        },
      },
    );
  };
  useShortcut('mod+s', save, { label: words.save, group: 'form' });

  return (
    <form
      className={draftClasses.editor}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && JSON.stringify(values) === JSON.stringify(start)) close();
      }}
    >
      {found && theirs === null && <p className={classes.dim}>{words.kept}</p>}
      {theirs !== null && (
        <div className={classes.warning} role="alert">
          <p>
            <strong>{words.conflict}.</strong> {words.conflictText}
          </p>
          <details>
            <summary>{words.theirs}</summary>
            <p className={draftClasses.theirs}>
              <strong>{theirs.subject}</strong>
              {'\n\n'}
              {theirs.body}
            </p>
          </details>
        </div>
      )}
      <div className={classes.editorPair}>
        <TextInput
          label={words.to}
          description={words.toHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={values.to}
          error={wrong.to}
          onChange={(event) => set('to', event.currentTarget.value)}
        />
        <TextInput
          label={words.cc}
          value={values.cc}
          error={wrong.cc}
          onChange={(event) => set('cc', event.currentTarget.value)}
        />
      </div>
      <TextInput
        label={words.subject}
        value={values.subject}
        maxLength={200}
        required
        withAsterisk={false}
        onChange={(event) => set('subject', event.currentTarget.value)}
      />
      <Textarea
        label={words.body}
        description={words.bodyHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={8}
        maxRows={24}
        required
        withAsterisk={false}
        data-autofocus
        autoFocus
        value={values.body}
        onChange={(event) => set('body', event.currentTarget.value)}
      />
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={close}>
          {words.leaveEdit}
        </Button>
        <Button type="submit" loading={edit.busy}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
