import { DateField } from '../kit/date-field.tsx';
import { DeliveryField } from './delivery-field.tsx';
import classes from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import { fieldId } from './finding-place.ts';
import { withPeriod } from './period.ts';
import { useWords } from './texts.ts';

/** When it was delivered: a day, or a period (CGI ann. II art. 242 nonies A, I-10°). */
export function SupplyFields() {
  const t = useWords().fields;
  const { content, set, errorOf } = useEditor();
  const { period } = content;
  const change = (from: string | null, to: string | null) => set({ period: withPeriod(from, to) });
  return (
    <>
      <DeliveryField />
      <div className={classes.three}>
        <DateField
          id={fieldId('suppliedOn')}
          label={t.supplied}
          description={t.suppliedHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={content.suppliedOn}
          error={errorOf('suppliedOn')}
          onChange={(suppliedOn) => set({ suppliedOn })}
        />
        <DateField
          id={fieldId('period')}
          label={t.periodFrom}
          value={period?.from ?? null}
          error={errorOf('period')}
          onChange={(from) => change(from, from === null ? null : (period?.to ?? null))}
        />
        <DateField
          label={t.periodTo}
          value={period?.to ?? null}
          onChange={(to) => change(to === null ? null : (period?.from ?? null), to)}
        />
      </div>
    </>
  );
}
