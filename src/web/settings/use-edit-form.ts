import { useForm } from '@mantine/form';
import { useState } from 'react';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { asProblem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import {
  editOf,
  useEditOrganization,
  useRereadOrganization,
  type Organization,
  type OrganizationEdit,
} from './organization.ts';
import { rebase } from './rebase.ts';

export type Conflict = { stored: OrganizationEdit; clashes: readonly (keyof OrganizationEdit)[] };

type Options = {
  validate?: (values: OrganizationEdit) => Record<string, string | null>;
};

/** One page of the company's settings: edits, refusals beside their fields, and what to do when two people save. */
export function useEditForm(organization: Organization, { validate }: Options = {}) {
  const t = useTexts().organization;
  const { locale } = useLocale();
  const toasts = useToasts();
  const reread = useRereadOrganization();
  const edit = useEditOrganization();
  const [start, setStart] = useState(() => editOf(organization));
  const [saved, setSaved] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const form = useForm<OrganizationEdit>({ initialValues: start, validate });

  const restart = (from: OrganizationEdit) => {
    setStart(from);
    setConflict(null);
    form.setInitialValues(from);
    form.setValues(from);
    form.resetDirty(from);
    form.clearErrors();
  };

  const showRefusal = async (error: unknown, mine: OrganizationEdit) => {
    const problem = asProblem(error);
    if (problem?.code === 'edit.conflict') {
      const stored = editOf(await reread());
      const { merged, clashes } = rebase(start, mine, stored);
      // The version is the stored one: saving again is then a decision, not a race.
      form.setValues({ ...merged, version: stored.version });
      setStart(stored);
      setConflict({ stored, clashes: clashes.filter((name) => name !== 'version') });
      return;
    }
    for (const finding of problem?.findings ?? []) {
      if (finding.path === undefined) continue;
      const text = finding.code === 'request.invalid' ? t.access.invalid : findingText(locale, finding);
      form.setFieldError(finding.path.split('.').slice(0, 2).join('.'), text);
    }
  };

  const save = form.onSubmit(
    (values) =>
      edit.mutate(values, {
        onSuccess: (saved) => {
          restart(editOf(saved));
          setSaved(true);
        },
        onError: (error) => {
          showRefusal(error, values).catch(toasts.failure);
        },
      }),
    (errors) => {
      const first = Object.keys(errors)[0];
      if (first !== undefined) form.getInputNode(first)?.focus();
    },
  );

  return {
    form,
    save,
    saving: edit.isPending,
    /** Refusals that belong to no field. */
    problem: asProblem(edit.error)?.code === 'edit.conflict' ? null : edit.error,
    isDirty: form.isDirty(),
    /** Nothing was changed since it was saved here. */
    isSaved: saved && !form.isDirty(),
    conflict,
    takeStored: () => conflict !== null && restart(conflict.stored),
    reset: () => restart(start),
  };
}

export type EditForm = ReturnType<typeof useEditForm>;
