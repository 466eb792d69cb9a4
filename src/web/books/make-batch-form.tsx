import { MultiSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { DrawerForm, TargetDrawer } from '../kit/drawer-form.tsx';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { accountantApi, accountantKey, useAccountantWords, type Accountant } from './accountant-api.ts';
import classes from './books.module.css';

type Props = { target: 'make' | null; accountant: Accountant; onClose: () => void };

/** The period and the journals of a batch; what went already is left out by itself. */
export function MakeBatchForm({ target, ...props }: Props) {
  const t = useAccountantWords().make;
  return (
    <TargetDrawer target={target} title={t.title} onClose={props.onClose}>
      {() => <Form {...props} />}
    </TargetDrawer>
  );
}

function Form({ accountant, onClose }: Omit<Props, 'target'>) {
  const t = useAccountantWords();
  const { locale } = useLocale();
  const toasts = useToasts();
  const queries = useQueryClient();
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(accountant.today);
  const [journals, setJournals] = useState<string[]>(accountant.settings.journals);
  const start = useMutation({
    mutationFn: () => accountantApi.start({ from, until: until ?? '', journals }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: accountantKey });
      toasts.success(t.make.started);
      onClose();
    },
  });
  return (
    <DrawerForm
      problem={
        start.isError && (
          <Problem problem={start.error} describe={(finding) => findingText(locale, finding)} compact />
        )
      }
      submit={t.make.submit}
      busy={start.isPending}
      disabled={until === null}
      onSubmit={() => start.mutate()}
      onClose={onClose}
    >
      <p className={classes.note}>{t.make.detail}</p>
      <DateField label={t.make.from} description={t.make.fromHint} value={from} onChange={setFrom} />
      <DateField
        label={t.make.until}
        required
        clearable={false}
        max={plainDate(accountant.today)}
        value={until}
        onChange={setUntil}
      />
      <JournalsField accountant={accountant} value={journals} onChange={setJournals} />
    </DrawerForm>
  );
}

type JournalsFieldProps = {
  accountant: Accountant;
  value: string[];
  onChange: (journals: string[]) => void;
};

/** Several journals; none chosen means all. */
export function JournalsField({ accountant, value, onChange }: JournalsFieldProps) {
  const t = useAccountantWords().settings;
  return (
    <MultiSelect
      label={t.journals}
      description={t.journalsHint}
      {...(value.length === 0 && { placeholder: t.allJournals })}
      data={accountant.journals.map(({ code, name }) => ({ value: code, label: `${code} – ${name}` }))}
      value={value}
      onChange={onChange}
      clearable
    />
  );
}
