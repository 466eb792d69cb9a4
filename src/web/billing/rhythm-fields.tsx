import { Checkbox, Select } from '@mantine/core';
import { day, plainDate } from '../../core/calendar/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { FieldPair } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import type { Mode, Subscription } from './api.ts';
import classes from './billing.module.css';
import { HourSelect } from './hour-select.tsx';

/** While it is written: the start may be empty, and the anchor follows it until somebody chooses another. */
export type RhythmDraft = Pick<
  Subscription,
  'everyMonths' | 'timing' | 'endsOn' | 'prorate' | 'mode' | 'hour'
> & { startsOn: string | null; anchor: number | null };

export const rhythmOf = (before: Subscription | null, today: string): RhythmDraft => ({
  everyMonths: before?.everyMonths ?? 1,
  timing: before?.timing ?? 'advance',
  startsOn: before?.startsOn ?? today,
  endsOn: before?.endsOn ?? null,
  anchor: before?.anchorDay ?? null,
  prorate: before?.prorate ?? true,
  mode: before?.mode ?? 'issue',
  hour: before?.hour ?? 8,
});

export const anchorOf = ({ anchor, startsOn }: RhythmDraft): number =>
  anchor ?? (startsOn === null ? 1 : day(plainDate(startsOn)));

const RHYTHMS = [1, 2, 3, 6, 12, 24, 36] as const;
const timings = ['advance', 'arrears'] as const;
const modes: readonly Mode[] = ['draft', 'issue', 'send'];

type Props = {
  value: RhythmDraft;
  onChange: (value: RhythmDraft) => void;
  /** The customer’s clock where it is not the company’s. */
  zone: string | null;
  /** Something was invoiced: the start does not move any more. */
  hasRun: boolean;
  errorOf: (path: string) => string | undefined;
};

/** When it is invoiced, and what becomes of the invoice. */
export function RhythmFields({ value, onChange, zone, hasRun, errorOf }: Props) {
  const t = useTexts().subscriptions;
  const words = t.form;
  const set = (change: Partial<RhythmDraft>) => onChange({ ...value, ...change });
  const rhythms = [...new Set<number>([...RHYTHMS, value.everyMonths])].toSorted((a, b) => a - b);
  return (
    <div className={classes.stack}>
      <FieldPair>
        <Select
          label={words.every}
          value={String(value.everyMonths)}
          allowDeselect={false}
          data={rhythms.map((one) => ({ value: String(one), label: t.every(one) }))}
          onChange={(every) => every !== null && set({ everyMonths: Number(every) })}
        />
        <Select
          label={words.anchor}
          value={String(anchorOf(value))}
          allowDeselect={false}
          data={Array.from({ length: 31 }, (_, index) => ({
            value: String(index + 1),
            label: words.anchorDay(index + 1),
          }))}
          onChange={(anchor) => anchor !== null && set({ anchor: Number(anchor) })}
        />
        <Select
          label={words.timing}
          value={value.timing}
          allowDeselect={false}
          data={timings.map((one) => ({ value: one, label: words.timings[one] }))}
          onChange={(timing) => set({ timing: timings.find((one) => one === timing) ?? 'advance' })}
        />
        <DateField
          label={words.startsOn}
          value={value.startsOn}
          onChange={(startsOn) => set({ startsOn })}
          disabled={hasRun}
          error={errorOf('startsOn')}
          required
        />
        <DateField
          label={words.endsOn}
          value={value.endsOn}
          onChange={(endsOn) => set({ endsOn })}
          min={value.startsOn ?? undefined}
          description={words.endsOnHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={errorOf('endsOn')}
        />
      </FieldPair>
      <Checkbox
        label={words.prorate}
        description={words.prorateHint}
        checked={value.prorate}
        onChange={(event) => set({ prorate: event.currentTarget.checked })}
      />
      <FieldPair>
        <Select
          label={words.mode}
          value={value.mode}
          allowDeselect={false}
          data={modes.map((one) => ({ value: one, label: t.modes[one] }))}
          onChange={(mode) => set({ mode: modes.find((one) => one === mode) ?? 'draft' })}
        />
        <HourSelect
          label={words.hour}
          say={words.hourValue}
          value={value.hour}
          onChange={(hour) => set({ hour })}
          zone={zone}
        />
      </FieldPair>
    </div>
  );
}
