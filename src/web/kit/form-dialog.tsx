import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './form-dialog.module.css';
import { useTexts } from './locale.tsx';
import { useFormSave, type FormSave } from './use-form-save.tsx';

export type FormDialogProps = {
  title: string;
  onClose: () => void;
  /** The one verb, what it does, and what is said afterwards. */
  submit: string;
  save: () => Promise<unknown>;
  saved: string;
  children: (errorOf: FormSave['errorOf']) => ReactNode;
};

/** A few fields over the screen, saved whole; while it is mounted it is open. */
export function FormDialog({ title, onClose, submit, save, saved, children }: FormDialogProps) {
  const t = useTexts().common.action;
  const form = useFormSave({ save, saved, onSaved: onClose });
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t.close }}
      classNames={{ title: classes.title }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        {form.problem}
        {children(form.errorOf)}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" loading={form.busy}>
            {submit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
