import { useCallback } from 'react';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale } from '../kit/locale.tsx';
import { asProblem } from '../kit/problem.tsx';

type Findings = NonNullable<NonNullable<ReturnType<typeof asProblem>>['findings']>;

export const findingsOf = (problem: unknown): Findings => asProblem(problem)?.findings ?? [];

/** The refusals of the server beside the fields they are about; what has no field here is shown by <Problem>. */
export function useFieldErrors(problem: unknown): (path: string) => string | undefined {
  const { locale } = useLocale();
  return useCallback(
    (path) => {
      const found = findingsOf(problem).find((finding) => finding.path === path);
      return found === undefined ? undefined : findingText(locale, found);
    },
    [problem, locale],
  );
}

export function useDescribe(): (finding: Findings[number]) => string {
  const { locale } = useLocale();
  return (finding) => findingText(locale, finding);
}
