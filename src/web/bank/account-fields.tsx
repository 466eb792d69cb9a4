import { Checkbox, Chip, Select, TextInput } from '@mantine/core';
import { formatNumber } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import classes from './bank.module.css';
import type { AccountChoice } from './use-decisions.ts';

const RATES = [2_000, 1_000, 550, 210] as const;

/** Where a line goes: an account typed or picked, and its VAT when there is some. */
export function AccountFields(props: {
  value: AccountChoice;
  isMoneyOut: boolean;
  onChange: (value: AccountChoice) => void;
}) {
  const { value, isMoneyOut, onChange } = props;
  const t = useTexts().bankLearning.account;
  const { locale } = useLocale();
  const hasVat = value.vatAccount !== '';
  return (
    <>
      <TextInput
        label={t.account}
        description={t.accountHint}
        value={value.ledgerAccount}
        maxLength={12}
        required
        data-autofocus
        onChange={(event) =>
          onChange({ ...value, ledgerAccount: event.currentTarget.value.trim().toUpperCase() })
        }
      />
      <Chip.Group
        value={value.ledgerAccount}
        onChange={(account) => onChange({ ...value, ledgerAccount: String(account) })}
      >
        <div className={classes.picks} role="group" aria-label={t.account}>
          {t.picks.map((pick) => (
            <Chip key={pick.account} value={pick.account} size="sm" variant="outline">
              {pick.label}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      <Checkbox
        label={t.hasVat}
        checked={hasVat}
        onChange={(event) =>
          onChange(
            event.currentTarget.checked
              ? { ...value, vatAccount: isMoneyOut ? '44566' : '44571', vatRate: RATES[0] }
              : { ...value, vatAccount: '', vatRate: 0 },
          )
        }
      />
      {hasVat && (
        <>
          <Select
            label={t.vatRate}
            value={String(value.vatRate)}
            allowDeselect={false}
            data={[...new Set([...RATES, value.vatRate])].map((rate) => ({
              value: String(rate),
              label: `${formatNumber(rate / 100, locale)}\u00a0%`,
            }))}
            onChange={(rate) => onChange({ ...value, vatRate: Number(rate) })}
          />
          <TextInput
            label={t.vatAccount}
            value={value.vatAccount}
            maxLength={12}
            onChange={(event) =>
              onChange({ ...value, vatAccount: event.currentTarget.value.trim().toUpperCase() })
            }
          />
        </>
      )}
    </>
  );
}
