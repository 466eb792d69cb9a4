import { Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { limitsContract, type termKinds } from '../../app/dunning/contract.ts';
import { client } from '../kit/client.ts';
import { DateField } from '../kit/date-field.tsx';
import { TargetDrawer } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useHome } from './api.ts';
import { DecisionForm } from './decision-form.tsx';
import classes from './invoices.module.css';
import { useDeciding } from './use-deciding.ts';

const api = client(limitsContract);

export type TermTarget = { itemId: string; number: string; kind: (typeof termKinds)[number] };
export type AssignTarget = { itemId: string; assignedTo: string };

type FormProps<Target> = { target: Target; onClose: () => void };
type DrawerProps<Target> = { target: Target | null; onClose: () => void };

/** What makes the term run anew, or that a lapsed claim is asked for all the same. */
export function TermForm({ target, onClose }: DrawerProps<TermTarget>) {
  const t = useTexts().limits.term;
  const title = target?.kind === 'ask-anyway' ? t.askAnyway : t.noteTitle;
  return (
    <TargetDrawer target={target} title={title} onClose={onClose}>
      {(shown) => <NoteForm target={shown} onClose={onClose} />}
    </TargetDrawer>
  );
}

function NoteForm({ target, onClose }: FormProps<TermTarget>) {
  const t = useTexts().limits.term;
  const today = useHome().data?.asOf ?? null;
  const [kind, setKind] = useState(target.kind);
  const [on, setOn] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const isAsking = kind === 'ask-anyway';
  const day = isAsking ? today : on;
  const { save, errorOf } = useDeciding(
    () => api.noteTerm({ itemId: target.itemId, kind, on: day ?? '', note }),
    t.done,
    onClose,
  );
  return (
    <DecisionForm save={save} submit={t.submit} isReady={day !== null} onClose={onClose}>
      {isAsking ? (
        <p className={classes.verdict}>{t.overDecide}</p>
      ) : (
        <>
          <p className={classes.verdict}>{t.noteText}</p>
          <Radio.Group
            label={t.kind}
            value={kind}
            onChange={(value) => setKind(value === 'action' ? 'action' : 'acknowledgement')}
          >
            <Radio mt="xs" value="acknowledgement" label={t.kinds.acknowledgement} />
            <Radio mt="xs" value="action" label={t.kinds.action} />
          </Radio.Group>
          <DateField
            label={t.on}
            value={on}
            onChange={setOn}
            {...(today !== null && { max: today })}
            error={errorOf('on')}
            required
          />
        </>
      )}
      <Textarea
        label={t.words}
        autosize
        minRows={2}
        maxLength={300}
        value={note}
        error={errorOf('note')}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DecisionForm>
  );
}

/** A claim sold to a factor, or assigned. */
export function AssignForm({ target, onClose }: DrawerProps<AssignTarget>) {
  const t = useTexts().limits.term;
  return (
    <TargetDrawer target={target} title={t.assignTitle} onClose={onClose}>
      {(shown) => <HolderForm target={shown} onClose={onClose} />}
    </TargetDrawer>
  );
}

function HolderForm({ target, onClose }: FormProps<AssignTarget>) {
  const t = useTexts().limits.term;
  const [assignedTo, setAssignedTo] = useState(target.assignedTo);
  const { save, errorOf } = useDeciding(
    () => api.assign({ itemId: target.itemId, assignedTo }),
    t.assignDone,
    onClose,
  );
  return (
    <DecisionForm save={save} submit={t.assignSubmit} isReady onClose={onClose}>
      <p className={classes.verdict}>{t.assignText}</p>
      <TextInput
        label={t.assignTo}
        maxLength={120}
        data-autofocus
        value={assignedTo}
        error={errorOf('assignedTo')}
        onChange={(event) => setAssignedTo(event.currentTarget.value)}
      />
    </DecisionForm>
  );
}
