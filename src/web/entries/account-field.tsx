import { Autocomplete } from '@mantine/core';
import { useMemo, useState } from 'react';
import { searchKey } from '../../core/party/index.ts';
import { useTexts } from '../kit/locale.tsx';
import type { Choices } from './api.ts';
import classes from './entries.module.css';

type Props = {
  label: string;
  accounts: Choices['accounts'];
  value: string;
  name: string;
  error: string | undefined;
  onChange: (code: string, name: string) => void;
};

const isNumber = (text: string): boolean => /^\d/.test(text);

/** The name of a number typed: of its longest root among the accounts. */
const nameOf = (accounts: Choices['accounts'], code: string): string => {
  for (let length = code.length; length > 1; length -= 1) {
    const found = accounts.find((one) => one.code === code.slice(0, length));
    if (found !== undefined) return found.name;
  }
  return '';
};

/** Finds an account by number or by name while typing; leaving a name takes the first one found. */
export function AccountField({ label, accounts, value, name, error, onChange }: Props) {
  const t = useTexts().entries.draft;
  const [text, setText] = useState<string | null>(null);
  const keys = useMemo(
    () => new Map(accounts.map((one) => [one.code, ` ${searchKey(one.name)}`])),
    [accounts],
  );
  const names = useMemo(() => new Map(accounts.map((one) => [one.code, one.name])), [accounts]);
  const codes = useMemo(() => accounts.map((one) => one.code), [accounts]);
  const find = (typed: string): string[] => {
    const wanted = typed.trim().toUpperCase();
    if (wanted === '' || isNumber(wanted)) return codes.filter((code) => code.startsWith(wanted));
    const words = searchKey(typed).split(' ').filter(Boolean);
    return codes.filter((code) => words.every((word) => keys.get(code)?.includes(` ${word}`)));
  };
  const choose = (code: string) => onChange(code, nameOf(accounts, code));
  return (
    <div className={classes.account}>
      <Autocomplete
        aria-label={label}
        placeholder={t.accountHint}
        maxLength={40}
        autoComplete="off"
        value={text ?? value}
        error={error}
        data={codes}
        limit={8}
        filter={({ search, options }) => {
          const found = new Set(find(search));
          return options.filter((one) => 'value' in one && found.has(one.value)).slice(0, 8);
        }}
        renderOption={({ option }) => (
          <span>
            <strong>{option.value}</strong> {names.get(option.value)}
          </span>
        )}
        comboboxProps={{ width: 340, position: 'bottom-start' }}
        onChange={(typed) => {
          setText(typed);
          const code = typed.trim().toUpperCase();
          choose(isNumber(code) && /^[0-9A-Z]{1,12}$/.test(code) ? code : '');
        }}
        onBlur={() => {
          if (text !== null && text.trim() !== '' && !isNumber(text.trim())) {
            const [first] = find(text);
            if (first !== undefined) choose(first);
          }
          setText(null);
        }}
      />
      {name !== '' && (
        <small className={classes.accountName} title={name}>
          {name}
        </small>
      )}
    </div>
  );
}
