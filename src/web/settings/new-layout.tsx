import { FileInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DrawerForm, TargetDrawer } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { layoutsApi, useLayoutAct } from './layouts.ts';
import classes from './settings.module.css';

type NewLayoutProps = { opened: boolean; onClose: () => void; onMade: (id: string) => void };

/** It begins with the one that comes with Encaisse, or with a file somebody has. */
export function NewLayout({ opened, onClose, onMade }: NewLayoutProps) {
  const words = useTexts().templates.layouts;
  return (
    <TargetDrawer target={opened ? {} : null} title={words.createTitle} onClose={onClose}>
      {() => <Form onClose={onClose} onMade={onMade} />}
    </TargetDrawer>
  );
}

function Form({ onClose, onMade }: Omit<NewLayoutProps, 'opened'>) {
  const words = useTexts().templates.layouts;
  const [name, setName] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const create = useLayoutAct(async () =>
    layoutsApi.create({ name, ...(file !== null && { source: await file.text() }) }),
  );
  return (
    <DrawerForm
      problem={create.isError && <Problem problem={create.error} compact />}
      submit={words.create}
      busy={create.isPending}
      disabled={name.trim() === ''}
      onSubmit={() => create.mutate(undefined, { onSuccess: ({ id }) => onMade(id) })}
      onClose={onClose}
    >
      <p className={classes.dialogText}>{words.createText}</p>
      <TextInput
        label={words.name}
        required
        data-autofocus
        maxLength={60}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <FileInput label={words.from} accept=".typ" clearable value={file} onChange={setFile} />
    </DrawerForm>
  );
}
