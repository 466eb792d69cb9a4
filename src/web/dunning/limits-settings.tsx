import { Button, Checkbox, NumberInput, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { hoursAreRight } from '../../core/dunning/index.ts';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { SaveBar } from '../kit/save-bar.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { keys } from './api.ts';
import { BudgetFields } from './budget-fields.tsx';
import { HoursFields } from './hours-fields.tsx';
import { limitsApi, useLimits, type Limits } from './limits-api.ts';
import classes from './limits.module.css';

/** « Réglages › Limites de relance »: what protects every customer, whatever the policy. */
export function LimitsSettings() {
  const t = useTexts().limits;
  const limits = useLimits();
  return (
    <Page title={t.title} subtitle={t.text} width="narrow">
      {limits.isError && <Problem problem={limits.error} onRetry={() => void limits.refetch()} />}
      {limits.data !== undefined && <Form given={limits.data} />}
    </Page>
  );
}

type DaysName = 'bankDays' | 'suspensePercent' | 'replyDays' | 'prescriptionMonths';

function Form({ given }: { given: Limits }) {
  const t = useTexts();
  const words = t.limits;
  const mayEdit = useMay('dunning.policy');
  const toasts = useToasts();
  const queries = useQueryClient();
  const [start, setStart] = useState(given);
  const [form, setForm] = useState(given);
  const isDirty = JSON.stringify(form) !== JSON.stringify(start);
  const isRight = hoursAreRight(form.hours);
  const save = useMutation({
    mutationFn: () => limitsApi.saveLimits(form),
    onSuccess: async () => {
      setStart(form);
      toasts.success(words.saved);
      await queries.invalidateQueries({ queryKey: keys.all });
    },
  });
  const submit = () => {
    if (isDirty && isRight) save.mutate();
  };
  useShortcut('mod+s', submit, { label: words.save, group: 'form', enabled: isDirty });
  useBlocker({
    shouldBlockFn: () => isDirty && !window.confirm(t.organization.settings.leave),
    enableBeforeUnload: () => isDirty,
  });
  const number = (name: DaysName, label: string, description: string, min: number, max: number) => (
    <NumberInput
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description']}
      value={form[name]}
      min={min}
      max={max}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      readOnly={!mayEdit}
      onChange={(value) => typeof value === 'number' && setForm({ ...form, [name]: value })}
    />
  );
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {save.isError && <Problem problem={save.error} compact />}
      <Section title={words.hours.title} description={words.hours.text}>
        <HoursFields
          hours={form.hours}
          readOnly={!mayEdit}
          isRight={isRight}
          onChange={(hours) => setForm({ ...form, hours })}
        />
      </Section>
      <Section title={words.budget.title} description={words.budget.text}>
        <div className={classes.fields}>
          {(['business', 'consumer'] as const).map((who) => (
            <BudgetFields
              key={who}
              who={words.budget[who]}
              budgets={form.budgets[who]}
              readOnly={!mayEdit}
              onChange={(budgets) => setForm({ ...form, budgets: { ...form.budgets, [who]: budgets } })}
            />
          ))}
        </div>
      </Section>
      <Section title={words.knowledge.title}>
        <div className={classes.fields}>
          {number('bankDays', words.knowledge.bankDays, words.knowledge.bankDaysHint, 0, 30)}
          {number('suspensePercent', words.knowledge.suspense, words.knowledge.suspenseHint, 1, 100)}
          {number('replyDays', words.knowledge.reply, words.knowledge.replyHint, 1, 60)}
        </div>
      </Section>
      <Section title={words.claims.title}>
        <div className={classes.fields}>
          {number('prescriptionMonths', words.claims.months, words.claims.monthsHint, 0, 24)}
          <Checkbox
            label={words.claims.carrier}
            description={words.claims.carrierHint}
            checked={form.isCarrier}
            disabled={!mayEdit}
            onChange={(event) => setForm({ ...form, isCarrier: event.currentTarget.checked })}
          />
          <Select
            label={words.claims.level}
            description={words.claims.levelHint}
            inputWrapperOrder={['label', 'input', 'description']}
            allowDeselect={false}
            readOnly={!mayEdit}
            value={String(form.takenOverLevel)}
            data={words.claims.levels.map((label, i) => ({ value: String(i + 1), label }))}
            onChange={(value) => value !== null && setForm({ ...form, takenOverLevel: Number(value) })}
          />
        </div>
      </Section>
      {isDirty && mayEdit && (
        <SaveBar text={words.unsaved}>
          <Button variant="default" onClick={() => setForm(start)}>
            {t.common.action.undo}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!isRight}>
            {words.save}
          </Button>
        </SaveBar>
      )}
    </form>
  );
}
