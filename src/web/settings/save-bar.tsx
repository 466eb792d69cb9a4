import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { OrganizationEdit } from './organization.ts';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { SaveBar } from '../kit/save-bar.tsx';
import classes from './settings.module.css';
import type { EditForm } from './use-edit-form.ts';

type Saving = Pick<EditForm, 'isDirty' | 'isSaved' | 'saving' | 'reset'> & { save: () => void };

/** Shown once something was changed. Ctrl S saves; leaving with changes asks first. */
export function FormSaveBar({ edit }: { edit: Saving }) {
  const t = useTexts();
  useShortcut('mod+s', () => edit.save(), {
    label: t.common.action.save,
    group: 'form',
    enabled: edit.isDirty,
  });
  useBlocker({
    shouldBlockFn: () => edit.isDirty && !window.confirm(t.organization.settings.leave),
    enableBeforeUnload: () => edit.isDirty,
  });
  // Said in the bar itself: a toast would lie over its buttons.
  if (edit.isSaved) return <SaveBar text={t.organization.settings.saved} />;
  if (!edit.isDirty) return null;
  return (
    <SaveBar text={t.organization.settings.unsaved}>
      <Button variant="default" onClick={edit.reset}>
        {t.common.action.undo}
      </Button>
      <Button type="submit" loading={edit.saving}>
        {t.common.action.save}
      </Button>
    </SaveBar>
  );
}

type FormState = { isConflict: boolean; isDirty: boolean; problem: unknown };

/** The same for a form that follows what is stored by itself. */
export function FormNotices({ form }: { form: FormState }) {
  const t = useTexts().organization.settings.conflict;
  return (
    <>
      {form.problem !== null && <Problem problem={form.problem} compact />}
      {form.isConflict && form.isDirty && (
        <div className={classes.conflict} role="alert">
          <p>
            <strong>{t.title}.</strong> {t.text}
          </p>
        </div>
      )}
    </>
  );
}

type NoticesProps = { edit: EditForm; nameOf: (field: keyof OrganizationEdit) => string };

/** Above the fields: what was refused, and what somebody else saved in the meantime. */
export function EditNotices({ edit, nameOf }: NoticesProps) {
  const t = useTexts().organization.settings.conflict;
  const { conflict } = edit;
  return (
    <>
      {edit.problem !== null && <Problem problem={edit.problem} compact />}
      {conflict !== null && (
        <div className={classes.conflict} role="alert">
          <p>
            <strong>{t.title}.</strong> {t.text}
          </p>
          {conflict.clashes.length > 0 && (
            <>
              <p>{t.fields}</p>
              <ul>
                {conflict.clashes.map((name) => (
                  <li key={name}>
                    {nameOf(name)} — {[conflict.stored[name]].flat().join(', ') || t.empty}
                  </li>
                ))}
              </ul>
            </>
          )}
          <Button variant="default" size="xs" onClick={edit.takeStored}>
            {t.drop}
          </Button>
        </div>
      )}
    </>
  );
}
