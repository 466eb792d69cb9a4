import { ActionIcon, Button, NumberInput } from '@mantine/core';
import type { ContactBudget } from '../../core/dunning/index.ts';
import { CloseIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import classes from './limits.module.css';

const MOST = 3;

type BudgetProps = {
  who: string;
  budgets: readonly ContactBudget[];
  readOnly: boolean;
  onChange: (budgets: ContactBudget[]) => void;
};

/** « Au plus 3 contacts en 7 jours », as many lines as hold at once. */
export function BudgetFields({ who, budgets, readOnly, onChange }: BudgetProps) {
  const t = useTexts().limits.budget;
  const set = (index: number, change: Partial<ContactBudget>) =>
    onChange(budgets.map((one, i) => (i === index ? { ...one, ...change } : one)));
  const field = (index: number, name: keyof ContactBudget, label: string, max: number) => (
    <NumberInput
      className={classes.small}
      aria-label={label}
      value={budgets[index]?.[name] ?? 1}
      min={1}
      max={max}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      readOnly={readOnly}
      onChange={(value) => typeof value === 'number' && set(index, { [name]: value })}
    />
  );
  return (
    <fieldset className={classes.group}>
      <legend>{who}</legend>
      <div className={classes.rows}>
        {budgets.map((_, index) => (
          <div key={index} className={classes.row}>
            <span aria-hidden="true">{t.mostLabel}</span>
            {field(index, 'most', t.most(who), 30)}
            <span aria-hidden="true">{t.between}</span>
            {field(index, 'days', t.days(who), 90)}
            <span aria-hidden="true">{t.daysLabel}</span>
            {!readOnly && budgets.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t.remove}
                onClick={() => onChange(budgets.filter((_one, i) => i !== index))}
              >
                <CloseIcon size={16} />
              </ActionIcon>
            )}
          </div>
        ))}
        {!readOnly && budgets.length < MOST && (
          <div>
            <Button variant="default" size="xs" onClick={() => onChange([...budgets, { most: 4, days: 30 }])}>
              {t.add}
            </Button>
          </div>
        )}
      </div>
    </fieldset>
  );
}
