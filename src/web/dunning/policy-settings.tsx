import { Button, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { indexBefore, type OwnTexts } from '../../core/dunning/index.ts';
import { hasErrors } from '../../core/finding.ts';
import { findingText } from '../kit/loaded-texts.ts';
import { useShortcut } from '../kit/keyboard.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { asProblem, Problem } from '../kit/problem.tsx';
import { SaveBar } from '../kit/save-bar.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, keys, type Policy } from './api.ts';
import {
  canMove,
  formOf,
  policyFindings,
  withMoved,
  withNewStep,
  withoutStep,
  withStep,
  type PolicyForm,
} from './policy-form.ts';
import { ArchivedPolicies, PolicyActions } from './policy-shelf.tsx';
import { PolicyUse } from './policy-use.tsx';
import { PolicyRules } from './policy-rules.tsx';
import { PolicyStepEditor } from './policy-step.tsx';
import { textFindings } from './policy-text-form.ts';
import { PolicyTexts } from './policy-texts.tsx';
import { PolicyTimeline } from './policy-timeline.tsx';
import { PolicyTrial } from './policy-trial.tsx';
import classes from './policy.module.css';
import { stepName } from './step-words.ts';
import { readUnsavedTexts, writeUnsavedTexts } from './unsaved-texts.ts';

/** « Réglages › Relances »: when, by which means and in which words; saving makes the next version. */
export function PolicySettings() {
  const t = useTexts();
  const words = t.dunningScreens.policy;
  const mayEdit = useMay('dunning.policy');
  const policies = useQuery({
    queryKey: keys.policies,
    queryFn: ({ signal }) => dunningApi.policies({}, { signal }),
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const all = policies.data?.policies ?? [];
  const policy = all.find((one) => one.id === chosen) ?? all.find((one) => one.isDefault) ?? all[0];
  return (
    <Page title={words.title} subtitle={words.text}>
      {policies.error !== null && (
        <Problem problem={policies.error} onRetry={() => void policies.refetch()} />
      )}
      {policy !== undefined && (
        <div className={classes.shelfHead}>
          <Select
            label={words.choose}
            allowDeselect={false}
            value={policy.id}
            data={all.map((one) => ({ value: one.id, label: one.name }))}
            onChange={setChosen}
          />
          {mayEdit && <PolicyActions policy={policy} policies={all} onChosen={setChosen} />}
        </div>
      )}
      {policy !== undefined && policies.data !== undefined && (
        <PolicyEditor key={policy.id} policy={policy} undoMinutes={policies.data.undoMinutes} />
      )}
      {mayEdit && <ArchivedPolicies archived={policies.data?.archived ?? []} />}
    </Page>
  );
}

/** What most people come to set. */
const firstReminder = (form: PolicyForm): string =>
  (form.steps.find((step) => step.kind === 'reminder' && step.isOff !== true) ?? form.steps[0])?.code ?? '';

function PolicyEditor({ policy, undoMinutes }: { policy: Policy; undoMinutes: number }) {
  const t = useTexts();
  const words = t.dunningScreens.policy;
  const { locale } = useLocale();
  const toasts = useToasts();
  const queries = useQueryClient();
  const mayEdit = useMay('dunning.policy');
  const [found] = useState(() => (mayEdit ? readUnsavedTexts(policy.id) : null));
  const [start, setStart] = useState(() => formOf(policy));
  const [form, setForm] = useState<PolicyForm>(found === null ? start : { ...start, texts: found.texts });
  const [undo, setUndo] = useState(undoMinutes);
  const [savedUndo, setSavedUndo] = useState(undoMinutes);
  // What a move did, for who does not see it.
  const [said, setSaid] = useState('');
  const [code, setCode] = useState(firstReminder(form));
  // Texts written on an older version than the one saved meanwhile by somebody else.
  const [conflict, setConflict] = useState(found !== null && found.version !== policy.version);
  const isFormDirty = JSON.stringify(form) !== JSON.stringify(start);
  const isDirty = isFormDirty || undo !== savedUndo;
  const findings = policyFindings(form);
  const wrongTexts = textFindings(form.texts);
  // What is only a warning is said beside its text, and may be kept.
  const isRight = findings.length === 0 && !hasErrors(wrongTexts.map(({ finding }) => finding));
  const selected = form.steps.find((step) => step.code === code) ?? form.steps[0];

  const save = useMutation({
    mutationFn: async () => {
      if (undo !== savedUndo) await dunningApi.saveUndo({ undoMinutes: undo });
      if (!isFormDirty) return null;
      const answer = await dunningApi.savePolicy({ id: policy.id, version: policy.version, ...form });
      return answer.policy;
    },
    onSuccess: async (saved) => {
      setSavedUndo(undo);
      setConflict(false);
      writeUnsavedTexts(policy.id, null);
      if (saved !== null) {
        setForm(formOf(saved));
        setStart(formOf(saved));
      }
      toasts.success(saved === null ? t.organization.settings.saved : words.saved(saved.version));
      await queries.invalidateQueries({ queryKey: keys.all });
    },
    onError: async (error) => {
      if (asProblem(error)?.code !== 'edit.conflict') return;
      await queries.invalidateQueries({ queryKey: keys.policies });
      setConflict(true);
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
  const writeTexts = (texts: OwnTexts) => {
    setForm({ ...form, texts });
    writeUnsavedTexts(policy.id, { version: policy.version, texts });
  };
  const giveUp = () => {
    setForm(formOf(policy));
    setStart(formOf(policy));
    setUndo(savedUndo);
    setConflict(false);
    writeUnsavedTexts(policy.id, null);
  };
  const move = (moved: string, by: -1 | 1) => {
    const next = withMoved(form, moved, by);
    if (next === form) return;
    setForm(next);
    const place = next.steps.findIndex((step) => step.code === moved);
    const step = next.steps[place];
    if (step !== undefined)
      setSaid(
        t.policyEditor.moved(stepName(t, { stepCode: moved, kind: step.kind }), place + 1, next.steps.length),
      );
  };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {conflict && (
        <p className={classes.notice} role="alert">
          {words.conflict}
        </p>
      )}
      {save.isError && !conflict && <Problem problem={save.error} compact />}
      <Section
        title={words.timeline}
        description={`${words.version(policy.version)}. ${
          policy.customersOnOlderVersions > 0
            ? words.older(policy.customersOnOlderVersions)
            : words.timelineText
        }`}
        actions={
          mayEdit && (
            <>
              <PolicyTrial policyId={policy.id} form={form} isRight={isRight} />
              <Button
                variant="default"
                size="xs"
                onClick={() => {
                  const next = withNewStep(form);
                  setForm(next.form);
                  setCode(next.code);
                }}
              >
                {words.add}
              </Button>
            </>
          )
        }
      >
        <PolicyUse policy={policy} />
        <PolicyTimeline
          form={form}
          selected={selected?.code ?? null}
          onSelect={setCode}
          onMove={mayEdit ? move : null}
        />
        <p className="e-hidden" role="status">
          {said}
        </p>
        {selected !== undefined && (
          <PolicyStepEditor
            key={selected.code}
            step={selected}
            hasPrevious={indexBefore(form, form.steps.indexOf(selected)) >= 0}
            canMove={(by) => canMove(form, selected.code, by)}
            onMove={(by) => move(selected.code, by)}
            readOnly={!mayEdit}
            canRemove={form.steps.length > 1}
            onChange={(change) => setForm(withStep(form, selected.code, change))}
            onRemove={() => {
              setForm(withoutStep(form, selected.code));
              setCode('');
            }}
          />
        )}
        {findings.length > 0 && (
          <div role="alert">
            <ul className={classes.findings}>
              {findings.map((finding, index) => (
                <li key={index}>
                  {findingText(locale, {
                    ...finding,
                    params: {
                      ...finding.params,
                      ...(typeof finding.params?.['step'] === 'string' && {
                        step: t.dunning.steps[finding.params['step']] ?? finding.params['step'],
                      }),
                    },
                  })}
                </li>
              ))}
            </ul>
          </div>
        )}
      </Section>
      <PolicyRules form={form} undo={undo} readOnly={!mayEdit} onChange={setForm} onUndo={setUndo} />
      <PolicyTexts
        policyId={policy.id}
        texts={form.texts}
        forKind={policy.forKind}
        findings={wrongTexts}
        isFound={found !== null && isFormDirty}
        readOnly={!mayEdit}
        onChange={writeTexts}
      />
      {isDirty && mayEdit && (
        <SaveBar text={words.unsaved}>
          <Button variant="default" onClick={giveUp}>
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
