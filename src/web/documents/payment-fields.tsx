import { Switch, Textarea, TextInput } from '@mantine/core';
import { addDays, addMonths, plainDate } from '../../core/calendar/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { DecimalField } from './decimal-field.tsx';
import classes from './editor.module.css';
import { EarlyPaymentFields } from './early-payment-fields.tsx';
import { useEditor } from './editor-context.tsx';
import { fieldId } from './finding-place.ts';
import { MeansField } from './means-field.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import { useWords } from './texts.ts';

/** Loi 71-584: 5 % at most, released one year after the works are accepted. */
const RETENTION = { percent: '5', months: 12 };

/** How and when it is paid: means, part paid already, discount for early payment, instalments, retention, assignment. */
export function PaymentFields() {
  const t = useWords().fields;
  const { content, today, currency, set, errorOf, setUnreadable } = useEditor();
  const { retention, holder } = content;
  const from = plainDate(content.issuedOn ?? today);
  return (
    <>
      <div className={classes.two}>
        <MeansField />
        <MoneyField
          id={fieldId('paidMinor')}
          label={t.paid}
          currency={currency}
          value={content.paidMinor === '0' ? null : content.paidMinor}
          error={errorOf('paidMinor')}
          onChange={(minor) => set({ paidMinor: minor ?? '0' })}
        />
      </div>
      <EarlyPaymentFields />
      <ScheduleFields from={addDays(from, 30)} />
      <Switch
        label={t.retention}
        description={t.retentionHint}
        checked={retention !== null}
        onChange={(event) =>
          set({
            retention: event.currentTarget.checked
              ? { percent: RETENTION.percent, releaseOn: addMonths(from, RETENTION.months) }
              : null,
          })
        }
      />
      {retention !== null && (
        <div className={classes.two}>
          <DecimalField
            path="retention.percent"
            label={t.retentionPercent}
            value={retention.percent}
            isPercent
            error={errorOf('retention.percent')}
            setUnreadable={setUnreadable}
            onChange={(percent) => set({ retention: { ...retention, percent } })}
          />
          <DateField
            id={fieldId('retention.releaseOn')}
            label={t.retentionOn}
            value={retention.releaseOn}
            clearable={false}
            error={errorOf('retention.releaseOn')}
            onChange={(releaseOn) => releaseOn !== null && set({ retention: { ...retention, releaseOn } })}
          />
        </div>
      )}
      <Switch
        label={t.holder}
        checked={holder !== null}
        onChange={(event) =>
          set({ holder: event.currentTarget.checked ? { name: '', iban: '', bic: '', mention: '' } : null })
        }
      />
      {holder !== null && (
        <div className={classes.stack} id={fieldId('holder')}>
          <div className={classes.three}>
            {(['name', 'iban', 'bic'] as const).map((name) => (
              <TextInput
                key={name}
                label={{ name: t.holderName, iban: t.holderIban, bic: t.holderBic }[name]}
                maxLength={{ name: 140, iban: 34, bic: 11 }[name]}
                autoComplete="off"
                value={holder[name]}
                onChange={(event) => set({ holder: { ...holder, [name]: event.currentTarget.value } })}
              />
            ))}
          </div>
          <Textarea
            label={t.holderMention}
            autosize
            minRows={2}
            maxLength={1000}
            error={errorOf('holder')}
            value={holder.mention}
            onChange={(event) => set({ holder: { ...holder, mention: event.currentTarget.value } })}
          />
        </div>
      )}
    </>
  );
}
