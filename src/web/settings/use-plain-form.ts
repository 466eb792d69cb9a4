import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale } from '../kit/locale.tsx';
import { asProblem } from '../kit/problem.tsx';
import { rebase } from './rebase.ts';

type Options<V, S> = {
  /** What is stored now, as the form edits it; may change while the form is open. */
  stored: V;
  save: (values: V) => Promise<S>;
  /** Puts what was saved where `stored` comes from. */
  onSaved: (saved: S) => void;
  /** Reads `stored` again, after somebody else was faster. */
  reread?: () => Promise<unknown>;
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * A page of settings that is saved whole: what is typed, whether it differs from what is stored, refusals by field. When
 * what is stored changes meanwhile, fields nobody touched here follow it, and what was typed stays.
 */
export function usePlainForm<V extends Readonly<Record<string, unknown>>, S>(options: Options<V, S>) {
  const { stored, save, onSaved, reread } = options;
  const { locale } = useLocale();
  const [start, setStart] = useState(stored);
  const [values, setValues] = useState(stored);
  const [isTouched, setTouched] = useState(false);
  if (!same(stored, start)) {
    setStart(stored);
    setValues(rebase(start, values, stored).merged);
  }
  const saving = useMutation({
    mutationFn: save,
    onSuccess: (saved) => {
      setTouched(false);
      onSaved(saved);
    },
    onError: (error) => {
      if (asProblem(error)?.code === 'edit.conflict') void reread?.();
    },
  });
  const findings = asProblem(saving.error)?.findings ?? [];
  const isConflict = asProblem(saving.error)?.code === 'edit.conflict';
  return {
    values,
    set: <K extends keyof V>(name: K, value: V[K]) => {
      setTouched(true);
      setValues((before) => ({ ...before, [name]: value }));
    },
    isDirty: !same(values, start),
    isSaved: saving.isSuccess && !isTouched,
    saving: saving.isPending,
    save: () => saving.mutate(values),
    reset: () => {
      saving.reset();
      setValues(start);
    },
    /** Somebody else saved first: nothing typed is lost, and saving again is then a decision. */
    isConflict,
    /** Refusals but for those of a field. */
    problem: isConflict ? null : saving.error,
    errorOf: (path: string): string | undefined => {
      const found = findings.find((one) => one.path === path);
      return found === undefined ? undefined : findingText(locale, found);
    },
  };
}
