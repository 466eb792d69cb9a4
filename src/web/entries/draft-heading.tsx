import { Select, TextInput } from '@mantine/core';
import { formatDate } from '../../i18n/format.ts';
import { addMonths, plainDate, startOfMonth, type PlainDate } from '../../core/calendar/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import type { Choices, Draft } from './api.ts';
import classes from './entries.module.css';
import type { Typed } from './use-entry-draft.ts';

type Props = {
  typed: Typed;
  choices: Choices;
  change: (next: (before: Typed) => Typed) => void;
  errorOf: (path: string) => string | undefined;
};

/** Where an accrual is undone as a rule. */
const nextPeriod = (on: PlainDate): PlainDate => startOfMonth(addMonths(on, 1));

/** Journal, day, label and document of an entry; what is locked is said before it is refused. */
export function DraftHeading({ typed, choices, change, errorOf }: Props) {
  const t = useTexts().entries.draft;
  const { locale } = useLocale();
  const set = (part: Partial<Typed>) => change((before) => ({ ...before, ...part }));
  const until = choices.journals.find((one) => one.code === typed.journal)?.lockedUntil ?? null;
  const locked =
    until !== null && typed.entryOn <= until
      ? t.lockedUntil(formatDate(plainDate(until), locale))
      : undefined;
  return (
    <div className={classes.heading}>
      <Select
        label={t.journal}
        allowDeselect={false}
        value={typed.journal}
        onChange={(journal) => journal !== null && set({ journal: journal as Draft['journal'] })}
        data={choices.journals.map((one) => ({ value: one.code, label: `${one.code} – ${one.name}` }))}
      />
      <DateField
        label={t.on}
        required
        clearable={false}
        value={typed.entryOn}
        error={locked ?? errorOf('entryOn')}
        onChange={(on) => on !== null && set({ entryOn: on })}
      />
      <TextInput
        className={classes.wide}
        label={t.label}
        required
        maxLength={200}
        autoComplete="off"
        value={typed.label}
        error={errorOf('label')}
        onChange={(event) => set({ label: event.currentTarget.value })}
      />
      <TextInput
        label={t.piece}
        maxLength={60}
        autoComplete="off"
        value={typed.piece}
        onChange={(event) => set({ piece: event.currentTarget.value })}
      />
      <DateField
        className={classes.reverses}
        label={t.reversesOn}
        description={t.reversesHint(formatDate(nextPeriod(plainDate(typed.entryOn)), locale))}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={typed.reversesOn}
        error={errorOf('reversesOn')}
        onChange={(reversesOn) => set({ reversesOn })}
      />
    </div>
  );
}
