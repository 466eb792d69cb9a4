import { Button, Switch } from '@mantine/core';
import { anchorOf, isAside, modeOf } from '../../core/dunning/index.ts';
import { ChevronLeftIcon, ChevronRightIcon, TrashIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Choice } from './choice.tsx';
import type { PolicyStep } from './policy-form.ts';
import { StepContents } from './policy-step-contents.tsx';
import { StepTiming } from './policy-step-timing.tsx';
import { StepWay } from './policy-step-way.tsx';
import classes from './policy.module.css';
import { stepName } from './step-words.ts';

const kinds = ['pre-due', 'reminder', 'call', 'formal-notice'] as const;
const modes = ['review', 'automatic'] as const;

export type StepFieldsProps = {
  step: PolicyStep;
  readOnly: boolean;
  onChange: (change: Partial<PolicyStep>) => void;
};

type StepProps = StepFieldsProps & {
  /** There is one before it to count from. */
  hasPrevious: boolean;
  canRemove: boolean;
  canMove: (by: -1 | 1) => boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** One step: when, by which means and to whom, and what it contains. */
export function PolicyStepEditor({
  hasPrevious,
  canRemove,
  canMove,
  onMove,
  onRemove,
  ...fields
}: StepProps) {
  const t = useTexts();
  const words = t.dunningScreens.policy;
  const more = t.policyEditor;
  const { step, readOnly, onChange } = fields;
  const name = stepName(t, { stepCode: step.code, kind: step.kind });
  return (
    <fieldset className={classes.step}>
      <legend>{name}</legend>
      <h3 className={classes.stepPart}>{more.when}</h3>
      {anchorOf(step) !== 'promise' && (
        <Choice
          label={words.kind}
          values={kinds}
          value={step.kind}
          words={t.dunning.kinds}
          readOnly={readOnly}
          onChange={(kind) => onChange({ kind })}
        />
      )}
      <StepTiming {...fields} hasPrevious={hasPrevious} />
      {step.kind !== 'call' && (
        <>
          <h3 className={classes.stepPart}>{more.how}</h3>
          <StepWay {...fields} />
        </>
      )}
      <h3 className={classes.stepPart}>{more.what}</h3>
      {step.kind !== 'call' && <StepContents {...fields} />}
      {step.kind !== 'call' && (
        <Choice
          label={more.mode}
          values={modes}
          value={modeOf(step)}
          words={more.modes}
          readOnly={readOnly}
          onChange={(mode) => onChange({ mode })}
        />
      )}
      {step.kind !== 'call' && step.kind !== 'pre-due' && !isAside(step) && (
        <Switch
          label={more.counts}
          description={more.countsHint}
          checked={step.countsAsLevel}
          disabled={readOnly}
          onChange={(event) => onChange({ countsAsLevel: event.currentTarget.checked })}
        />
      )}
      <Switch
        label={more.isOff}
        description={more.isOffHint}
        checked={step.isOff === true}
        disabled={readOnly}
        onChange={(event) => onChange({ isOff: event.currentTarget.checked })}
      />
      {!readOnly && (
        <div className={classes.stepFoot}>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<ChevronLeftIcon size={16} />}
            disabled={!canMove(-1)}
            onClick={() => onMove(-1)}
          >
            {more.moveBefore}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            rightSection={<ChevronRightIcon size={16} />}
            disabled={!canMove(1)}
            onClick={() => onMove(1)}
          >
            {more.moveAfter}
          </Button>
          {canRemove && (
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
          )}
        </div>
      )}
    </fieldset>
  );
}
