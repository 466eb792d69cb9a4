import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { findingText } from './loaded-texts.ts';
import { useLocale } from './locale.tsx';
import { asProblem, Problem } from './problem.tsx';
import { useToasts } from './toasts.tsx';

export type FormSave = {
  submit: () => void;
  busy: boolean;
  /** What was refused, in words; null until something is. */
  problem: ReactNode;
  /** The refusal of one field. */
  errorOf: (path: string) => string | undefined;
};

type Options = {
  save: () => Promise<unknown>;
  /** What is said once it is saved. */
  saved: string;
  onSaved?: () => void;
};

/** A form that is saved whole: said when it is, everything on the screen read anew, refusals beside their fields. */
export function useFormSave({ save, saved, onSaved }: Options): FormSave {
  const toasts = useToasts();
  const queries = useQueryClient();
  const { locale } = useLocale();
  const saving = useMutation({
    mutationFn: save,
    onSuccess: async () => {
      toasts.success(saved);
      onSaved?.();
      await queries.invalidateQueries();
    },
  });
  return {
    submit: () => saving.mutate(),
    busy: saving.isPending,
    problem: saving.isError ? (
      <Problem problem={saving.error} describe={(finding) => findingText(locale, finding)} compact />
    ) : null,
    errorOf: (path) => {
      const found = asProblem(saving.error)?.findings?.find((finding) => finding.path === path);
      return found === undefined ? undefined : findingText(locale, found);
    },
  };
}
