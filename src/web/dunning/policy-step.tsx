import { Button, NumberInput, Select, Switch } from '@mantine/core';
import { chargeRuleOf } from '../../core/dunning/index.ts';
import { TrashIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import type { PolicyStep } from './policy-form.ts';
import classes from './policy.module.css';
import { stepName } from './step-words.ts';

const kinds = ['pre-due', 'reminder', 'call', 'formal-notice'] as const;
const channels = ['email', 'letter', 'email+letter'] as const;

type StepProps = {
  step: PolicyStep;
  readOnly: boolean;
  canRemove: boolean;
  onChange: (change: Partial<PolicyStep>) => void;
  onRemove: () => void;
};

/** One step: when, after which pause, by which means, and how long it leaves to pay. */
export function PolicyStepEditor({ step, readOnly, canRemove, onChange, onRemove }: StepProps) {
  const t = useTexts();
  const words = t.dunningScreens.policy;
  const name = stepName(t, { stepCode: step.code, kind: step.kind });
  const number = (field: 'offsetDays' | 'minGapDays' | 'deadlineDays', min: number, max: number) => ({
    value: step[field],
    min,
    max,
    allowDecimal: false,
    readOnly,
    clampBehavior: 'blur' as const,
    onChange: (value: number | string) => typeof value === 'number' && onChange({ [field]: value }),
  });
  return (
    <fieldset key={step.code} className={classes.step}>
      <legend>{name}</legend>
      <Select
        label={words.kind}
        data={kinds.map((kind) => ({ value: kind, label: t.dunning.kinds[kind] }))}
        value={step.kind}
        allowDeselect={false}
        readOnly={readOnly}
        onChange={(value) => {
          const kind = kinds.find((one) => one === value);
          if (kind !== undefined) onChange({ kind });
        }}
      />
      <NumberInput
        label={words.offset}
        description={words.dayLong(step.offsetDays)}
        inputWrapperOrder={['label', 'input', 'description']}
        {...number('offsetDays', -365, 3650)}
      />
      {step.kind !== 'call' && (
        <Select
          label={words.channel}
          data={channels.map((channel) => ({ value: channel, label: t.dunning.channels[channel] }))}
          value={step.channel}
          allowDeselect={false}
          readOnly={readOnly}
          onChange={(value) => {
            const channel = channels.find((one) => one === value);
            if (channel !== undefined) onChange({ channel });
          }}
        />
      )}
      <NumberInput
        label={words.gap}
        description={words.gapHint}
        inputWrapperOrder={['label', 'input', 'description']}
        {...number('minGapDays', 1, 365)}
      />
      {step.kind !== 'pre-due' && step.kind !== 'call' && (
        <>
          <NumberInput label={words.deadline} {...number('deadlineDays', 0, 365)} />
          <Switch
            label={words.charges}
            description={words.chargesHint}
            checked={chargeRuleOf(step) === 'announce'}
            disabled={readOnly}
            onChange={(event) => onChange({ charges: event.currentTarget.checked ? 'announce' : 'none' })}
          />
        </>
      )}
      {!readOnly && canRemove && (
        <div className={classes.stepFoot}>
          <Button
            variant="subtle"
            color="gray"
            c="var(--e-bad)"
            size="compact-sm"
            leftSection={<TrashIcon size={16} />}
            onClick={onRemove}
          >
            {words.remove}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
