import { TextInput } from '@mantine/core';
import { DateField } from '../kit/date-field.tsx';
import classes from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import { withPeriod } from './period.ts';
import { useWords } from './texts.ts';

/** For a rebate on all that was sold in a while: no single invoice is corrected. */
export function ContractFields() {
  const t = useWords().credits;
  const { content, set } = useEditor();
  const { period, references } = content;
  return (
    <>
      <div className={classes.three}>
        <TextInput
          label={t.contract}
          required
          maxLength={60}
          autoComplete="off"
          value={references.contract}
          onChange={(event) => set({ references: { ...references, contract: event.currentTarget.value } })}
        />
        <DateField
          label={t.from}
          required
          value={period?.from ?? null}
          onChange={(from) => set({ period: withPeriod(from, from === null ? null : (period?.to ?? null)) })}
        />
        <DateField
          label={t.to}
          required
          value={period?.to ?? null}
          onChange={(to) => set({ period: withPeriod(to === null ? null : (period?.from ?? null), to) })}
        />
      </div>
      <p className={classes.hint}>{t.contractHint}</p>
    </>
  );
}
