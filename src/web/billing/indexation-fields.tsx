import { Select, TextInput } from '@mantine/core';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { DateField } from '../kit/date-field.tsx';
import { readDecimal, showDecimal } from '../kit/decimals.ts';
import { FieldPair } from '../kit/drawer-form.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import type { SubscriptionFields } from './api.ts';
import classes from './billing.module.css';

type Indexation = SubscriptionFields['indexation'];

/** While it is typed: numbers as text. */
export type IndexationDraft = {
  kind: Indexation['kind'];
  percent: string;
  name: string;
  base: string;
  known: Extract<Indexation, { kind: 'index' }>['values'];
  from: string | null;
  value: string;
};

export const draftOf = (indexation: Indexation, show: (decimal: string) => string): IndexationDraft => ({
  kind: indexation.kind,
  percent: indexation.kind === 'percent' ? show(indexation.percent) : '2',
  name: indexation.kind === 'index' ? indexation.name : '',
  base: indexation.kind === 'index' ? show(indexation.base) : '',
  known: indexation.kind === 'index' ? indexation.values : [],
  from: null,
  value: '',
});

/** Null while a number is missing. */
export function indexationOf(draft: IndexationDraft): Indexation | null {
  if (draft.kind === 'none') return { kind: 'none' };
  if (draft.kind === 'percent') {
    const percent = readDecimal(draft.percent);
    return percent === null || !/^\d{1,3}(\.\d{1,4})?$/.test(percent) ? null : { kind: 'percent', percent };
  }
  const base = readDecimal(draft.base);
  const value = readDecimal(draft.value);
  if (base === null || draft.name.trim() === '' || (value === null) !== (draft.from === null)) return null;
  const values = draft.known.filter((one) => one.from !== draft.from);
  if (value !== null && draft.from !== null) values.push({ from: draft.from, value });
  return { kind: 'index', name: draft.name.trim(), base, values };
}

const kinds: readonly Indexation['kind'][] = ['none', 'percent', 'index'];

/** How prices move: not at all, by a percentage, or with an index whose values are typed as they are published. */
export function IndexationFields(props: {
  value: IndexationDraft;
  onChange: (value: IndexationDraft) => void;
}) {
  const { value, onChange } = props;
  const t = useTexts().subscriptions;
  const { locale } = useLocale();
  const set = (change: Partial<IndexationDraft>) => onChange({ ...value, ...change });
  const last = value.known.toSorted((a, b) => a.from.localeCompare(b.from)).at(-1);
  return (
    <>
      <FieldPair>
        <Select
          label={t.form.indexation}
          value={value.kind}
          allowDeselect={false}
          data={kinds.map((kind) => ({ value: kind, label: t.indexations[kind] }))}
          onChange={(kind) => set({ kind: kinds.find((one) => one === kind) ?? 'none' })}
        />
        {value.kind === 'percent' && (
          <TextInput
            label={t.form.percent}
            value={value.percent}
            inputMode="decimal"
            required
            onChange={(event) => set({ percent: event.currentTarget.value })}
          />
        )}
      </FieldPair>
      {value.kind === 'index' && (
        <>
          <FieldPair>
            <TextInput
              label={t.form.indexName}
              placeholder={t.form.indexNameHint}
              value={value.name}
              maxLength={60}
              required
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <TextInput
              label={t.form.indexBase}
              value={value.base}
              inputMode="decimal"
              required
              onChange={(event) => set({ base: event.currentTarget.value })}
            />
            <DateField label={t.form.indexFrom} value={value.from} onChange={(from) => set({ from })} />
            <TextInput
              label={t.form.indexValue}
              value={value.value}
              inputMode="decimal"
              onChange={(event) => set({ value: event.currentTarget.value })}
            />
          </FieldPair>
          {last !== undefined && (
            <p className={classes.dim}>
              {t.form.indexKnown(
                showDecimal(last.value, locale),
                formatDate(plainDate(last.from), locale, 'long'),
              )}
            </p>
          )}
        </>
      )}
    </>
  );
}
