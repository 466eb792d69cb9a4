import { NumberInput } from '@mantine/core';
import { ANCHORS, anchorOf, unitOf } from '../../core/dunning/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { Choice } from './choice.tsx';
import { offsetLong } from './policy-days.ts';
import type { StepFieldsProps } from './policy-step.tsx';

const units = ['calendar', 'business'] as const;

/** From which day, how many days, and how far from what went before. */
export function StepTiming({
  step,
  readOnly,
  hasPrevious,
  onChange,
}: StepFieldsProps & { hasPrevious: boolean }) {
  const t = useTexts();
  const words = t.dunningScreens.policy;
  const more = t.policyEditor;
  const anchor = anchorOf(step);
  const mayFollow = hasPrevious && step.kind !== 'pre-due';
  const number = (field: 'offsetDays' | 'minGapDays', min: number, max: number) => ({
    value: step[field],
    min,
    max,
    allowDecimal: false,
    readOnly,
    clampBehavior: 'blur' as const,
    inputWrapperOrder: ['label', 'input', 'description'] as ['label', 'input', 'description'],
    onChange: (value: number | string) => typeof value === 'number' && onChange({ [field]: value }),
  });
  return (
    <>
      <Choice
        label={more.anchor}
        {...(anchor === 'promise' && { description: more.promiseHint })}
        values={ANCHORS.filter(
          (one) =>
            one === anchor || one === 'due' || (one === 'previous' ? mayFollow : step.kind === 'reminder'),
        )}
        value={anchor}
        words={more.anchors}
        readOnly={readOnly}
        onChange={(value) => onChange({ anchor: value })}
      />
      <NumberInput
        label={more.offset[anchor]}
        description={offsetLong(t, step)}
        {...number('offsetDays', anchor === 'due' ? -365 : anchor === 'previous' ? 1 : 0, 3650)}
      />
      <Choice
        label={more.unit}
        values={units}
        value={unitOf(step)}
        words={more.units}
        readOnly={readOnly}
        onChange={(dayUnit) => onChange({ dayUnit })}
      />
      <NumberInput label={words.gap} description={words.gapHint} {...number('minGapDays', 1, 365)} />
    </>
  );
}
