import { NumberInput, Switch, TextInput } from '@mantine/core';
import { GROUPINGS } from '../../core/dunning/index.ts';
import { EUR } from '../../core/money/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { Section } from '../kit/page.tsx';
import { Choice } from './choice.tsx';
import type { PolicyForm } from './policy-form.ts';
import classes from './policy.module.css';

type RulesProps = {
  form: PolicyForm;
  undo: number;
  readOnly: boolean;
  onChange: (form: PolicyForm) => void;
  onUndo: (minutes: number) => void;
};

type Sums = PolicyForm['minimumMinor'];
const inEuros = (sums: Sums): string | null => sums.find((one) => one.currency === EUR)?.minor ?? null;
const withEuros = (sums: Sums, minor: string | null): Sums => {
  const others = sums.filter((one) => one.currency !== EUR);
  return minor === null ? others : [...others, { currency: EUR, minor }];
};

/** What holds for all steps: peace, sums too small, what one message is about. */
export function PolicyRules({ form, undo, readOnly, onChange, onUndo }: RulesProps) {
  const t = useTexts();
  const words = t.dunningScreens.policy;
  const more = t.policyEditor;
  const { options } = form;
  const set = (change: Partial<PolicyForm['options']>) =>
    onChange({ ...form, options: { ...options, ...change } });
  const whole = { min: 0, allowDecimal: false, allowNegative: false, readOnly };
  const days = (name: 'contactGapDays' | 'promiseGraceDays') => ({
    ...whole,
    value: form[name],
    max: 60,
    onChange: (value: number | string) => typeof value === 'number' && onChange({ ...form, [name]: value }),
  });
  const hintBelow: ['label', 'input', 'description'] = ['label', 'input', 'description'];
  return (
    <Section title={words.rules}>
      <div className={classes.rules}>
        <TextInput
          label={words.policyName}
          maxLength={100}
          autoComplete="off"
          readOnly={readOnly}
          value={form.name}
          onChange={(event) => onChange({ ...form, name: event.currentTarget.value })}
        />
        <NumberInput
          label={words.contactGap}
          description={words.contactGapHint}
          inputWrapperOrder={hintBelow}
          {...days('contactGapDays')}
        />
        <NumberInput label={words.promiseGrace} {...days('promiseGraceDays')} />
        <MoneyField
          label={words.minimum}
          value={inEuros(form.minimumMinor)}
          onChange={(minor) => onChange({ ...form, minimumMinor: withEuros(form.minimumMinor, minor) })}
          readOnly={readOnly}
        />
        <NumberInput
          label={words.undo}
          description={words.undoHint}
          inputWrapperOrder={hintBelow}
          {...whole}
          value={undo}
          max={120}
          onChange={(value) => typeof value === 'number' && onUndo(value)}
        />
        <Choice
          label={more.grouping}
          description={more.groupingHint}
          values={GROUPINGS}
          value={options.grouping}
          words={more.groupings}
          readOnly={readOnly}
          onChange={(grouping) => set({ grouping })}
        />
        <Choice
          label={more.tone}
          description={more.toneHint}
          values={['highest', 'oldest'] as const}
          value={options.messageLevel}
          words={more.tones}
          readOnly={readOnly}
          onChange={(messageLevel) => set({ messageLevel })}
        />
        <Choice
          label={more.levelRule}
          description={more.levelRuleHint}
          values={['age', 'previous'] as const}
          value={options.levelRule}
          words={more.levelRules}
          readOnly={readOnly}
          onChange={(levelRule) => set({ levelRule })}
        />
        <Choice
          label={more.noticeTo}
          description={more.noticeToHint}
          values={['everyone', 'new-or-late'] as const}
          value={options.noticeTo}
          words={more.noticeTos}
          readOnly={readOnly}
          onChange={(noticeTo) => set({ noticeTo })}
        />
        <MoneyField
          label={more.noticeMinimum}
          value={inEuros(options.noticeMinimumMinor)}
          onChange={(minor) => set({ noticeMinimumMinor: withEuros(options.noticeMinimumMinor, minor) })}
          readOnly={readOnly}
        />
        <Switch
          label={more.listNotDue}
          description={more.listNotDueHint}
          checked={options.listNotDue}
          disabled={readOnly}
          onChange={(event) => set({ listNotDue: event.currentTarget.checked })}
        />
      </div>
    </Section>
  );
}
