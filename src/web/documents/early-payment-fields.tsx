import { Switch } from '@mantine/core';
import { DecimalField } from './decimal-field.tsx';
import classes from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import { useWords } from './texts.ts';

const EARLY = { percent: '2', days: 8 };

/** Discount for early payment (C. com. L441-9). */
export function EarlyPaymentFields() {
  const t = useWords().fields;
  const { content, set, errorOf, setUnreadable } = useEditor();
  const { earlyPayment } = content;
  return (
    <>
      <Switch
        label={t.earlyPayment}
        checked={earlyPayment !== null}
        onChange={(event) => set({ earlyPayment: event.currentTarget.checked ? EARLY : null })}
      />
      {earlyPayment !== null && (
        <div className={classes.two}>
          <DecimalField
            path="earlyPayment.percent"
            label={t.earlyPercent}
            value={earlyPayment.percent}
            isPercent
            error={errorOf('earlyPayment.percent')}
            setUnreadable={setUnreadable}
            onChange={(percent) => set({ earlyPayment: { ...earlyPayment, percent } })}
          />
          <DecimalField
            path="earlyPayment.days"
            label={t.earlyDays}
            value={String(earlyPayment.days)}
            ifEmpty="1"
            setUnreadable={setUnreadable}
            onChange={(days) =>
              set({
                earlyPayment: { ...earlyPayment, days: Math.min(120, Math.max(1, Math.trunc(Number(days)))) },
              })
            }
          />
        </div>
      )}
    </>
  );
}
