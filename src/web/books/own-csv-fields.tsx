import { MultiSelect, Select, Switch } from '@mantine/core';
import { DATE_FORMATS, OWN_VALUES } from '../../core/ledger/index.ts';
import { useAccountantWords, type SettingsRequest } from './accountant-api.ts';

type Own = SettingsRequest['options']['own'];
type Value = Own['columns'][number]['is'];

const optionsOf = <Key extends string>(words: Readonly<Record<Key, string>>, keys: readonly Key[]) =>
  keys.map((key) => ({ value: key as string, label: words[key] }));

/** A CSV for software that we know nothing of: its columns in the order they are chosen, headed by their names. */
export function OwnCsvFields({ own, onChange }: { own: Own; onChange: (own: Own) => void }) {
  const t = useAccountantWords().own;
  const change = (more: Partial<Own>) => onChange({ ...own, ...more });
  const common = { allowDeselect: false } as const;
  return (
    <>
      <MultiSelect
        label={t.columns}
        data={optionsOf(t.values, OWN_VALUES)}
        value={own.columns.map((column) => column.is)}
        onChange={(chosen) =>
          change({
            columns: chosen.map((is) => {
              const kept = own.columns.find((column) => column.is === is);
              return kept ?? { is: is as Value, header: t.values[is as Value] };
            }),
          })
        }
        searchable
      />
      <Select
        {...common}
        label={t.separator}
        value={own.separator}
        data={optionsOf(t.separators, [';', ',', '\t', '|'])}
        onChange={(value) => change({ separator: (value ?? ';') as Own['separator'] })}
      />
      <Select
        {...common}
        label={t.encoding}
        value={own.encoding}
        data={optionsOf(t.encodings, ['utf-8', 'windows-1252'])}
        onChange={(value) => change({ encoding: (value ?? 'utf-8') as Own['encoding'] })}
      />
      <Select
        {...common}
        label={t.decimal}
        value={own.decimal}
        data={optionsOf(t.decimals, [',', '.'])}
        onChange={(value) => change({ decimal: (value ?? ',') as Own['decimal'] })}
      />
      <Select
        {...common}
        label={t.dates}
        value={own.dates}
        data={optionsOf(t.dateFormats, DATE_FORMATS)}
        onChange={(value) => change({ dates: (value ?? 'dd/mm/yyyy') as Own['dates'] })}
      />
      <Switch
        label={t.header}
        checked={own.header}
        onChange={(event) => change({ header: event.currentTarget.checked })}
      />
    </>
  );
}
