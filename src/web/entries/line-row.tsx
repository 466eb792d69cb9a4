import { ActionIcon, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { CustomerPicker } from '../invoices/index.ts';
import { CloseIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { AccountField } from './account-field.tsx';
import type { Choices } from './api.ts';
import { isBlank, type Row } from './draft-lines.ts';
import classes from './entries.module.css';

type Props = {
  row: Row;
  number: number;
  choices: Choices;
  errorOf: (path: string) => string | undefined;
  onChange: (change: Partial<Row>) => void;
  /** What the cell would have to hold for the entry to balance. */
  lacking: (side: 'debitMinor' | 'creditMinor') => string | null;
  onRemove: () => void;
};

const itemisedBy = ({ accounts }: Choices, code: string): boolean => {
  for (let length = code.length; length > 1; length -= 1) {
    const found = accounts.find((one) => one.code === code.slice(0, length));
    if (found !== undefined) return found.itemised;
  }
  return false;
};

/** One line: account, whose it is where that is asked, label, debit or credit. */
export function LineRow({ row, number, choices, errorOf, onChange, lacking, onRemove }: Props) {
  const t = useTexts().entries.draft;
  const amount = (side: 'debitMinor' | 'creditMinor', other: 'debitMinor' | 'creditMinor') => ({
    currency: choices.currency,
    value: row[side],
    // A line has one side: typing the other moves it.
    onChange: (minor: string | null) =>
      onChange(minor === null ? { [side]: null } : { [side]: minor, [other]: null }),
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.key !== '=') return;
      event.preventDefault();
      const minor = lacking(side);
      if (minor !== null) onChange({ [side]: minor, [other]: null });
    },
  });
  const needsParty = itemisedBy(choices, row.account) || row.partyId !== null;
  return (
    <div className={classes.line} role="group" aria-label={t.line(t.lines, number)}>
      <AccountField
        label={t.line(t.account, number)}
        accounts={choices.accounts}
        value={row.account}
        name={row.accountName}
        error={errorOf('account')}
        onChange={(account, accountName) => onChange({ account, accountName })}
      />
      <div className={classes.words}>
        {needsParty && (
          <CustomerPicker
            label={t.line(t.party, number)}
            labelHidden
            opensOnFocus={false}
            value={row.partyId === null ? null : { id: row.partyId, name: row.partyName }}
            error={errorOf('partyId')}
            onChange={(customer) =>
              onChange({ partyId: customer?.id ?? null, partyName: customer?.name ?? '' })
            }
          />
        )}
        <TextInput
          aria-label={t.line(t.lineLabel, number)}
          placeholder={t.lineLabel}
          maxLength={200}
          autoComplete="off"
          value={row.label}
          onChange={(event) => onChange({ label: event.currentTarget.value })}
        />
      </div>
      <MoneyField
        aria-label={t.line(t.debit, number)}
        placeholder={t.debit}
        error={errorOf('')}
        {...amount('debitMinor', 'creditMinor')}
      />
      <MoneyField
        aria-label={t.line(t.credit, number)}
        placeholder={t.credit}
        {...amount('creditMinor', 'debitMinor')}
      />
      {!isBlank(row) && (
        <ActionIcon
          variant="subtle"
          color="gray"
          tabIndex={-1}
          aria-label={t.remove(number)}
          onClick={onRemove}
        >
          <CloseIcon size={16} />
        </ActionIcon>
      )}
    </div>
  );
}
