import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Texts } from '../../i18n/catalogue.ts';
import { findingText } from './loaded-texts.ts';
import { WarningIcon } from './icons.tsx';
import { useLocale, useTexts } from './locale.tsx';
import classes from './problem.module.css';

/** What a screen needs of a problem+json body (RFC 9457); our codes are in contract/problem.ts. */
export type ProblemView = {
  title: string;
  detail?: string;
  code?: string;
  status?: number;
  findings?: readonly {
    code: string;
    severity: 'error' | 'warning';
    path?: string;
    params?: Record<string, string | number>;
  }[];
};

/** The problem inside anything thrown: a body itself, or an error that carries one as `problem` or `body`. */
export function asProblem(error: unknown): ProblemView | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('title' in error && typeof error.title === 'string') return error as ProblemView;
  if ('problem' in error) return asProblem(error.problem);
  if ('body' in error) return asProblem(error.body);
  return null;
}

/** What to say of anything thrown: the server's own words, that it did not answer, or a general sentence. */
export function sayProblem(error: unknown, t: Texts['common']): ProblemView {
  const known = asProblem(error);
  if (known !== null) return known;
  if (error instanceof Error && error.message === 'unreachable') {
    return { title: t.offline.title, detail: t.offline.detail };
  }
  return { title: t.problem.title, detail: t.problem.tryAgain };
}

type ProblemProps<F> = {
  /** What was thrown or answered; anything that is not a problem+json gets a general sentence. */
  problem: unknown;
  onRetry?: () => void;
  /** Instead of the catalogue's sentence of a finding, e.g. with a link to what it is about. */
  describe?: (finding: F) => ReactNode;
  actions?: ReactNode;
  compact?: boolean;
};

type FindingView = NonNullable<ProblemView['findings']>[number];

/** A refusal said calmly: what happened, what to do, and the code to quote. */
export function Problem({ problem, onRetry, describe, actions, compact = false }: ProblemProps<FindingView>) {
  const t = useTexts().common;
  const view = sayProblem(problem, t);
  // A session that ended is said by the dialog to sign in again, over this screen.
  const isSignedOut = view.code === 'access.signed-out';
  const { locale } = useLocale();
  // Which field is not acceptable is said by the detail, and beside the field.
  const findings = (view.findings ?? []).filter((finding) => finding.code !== 'request.invalid');
  if (isSignedOut) return null;
  return (
    <div role="alert" className={classes.problem} data-compact={compact || undefined}>
      <WarningIcon className={classes.icon} />
      <div className={classes.body}>
        <p className={classes.title}>{view.title}</p>
        <p className={classes.detail}>{view.detail}</p>
        {findings.length > 0 && (
          <ul className={classes.findings} aria-label={t.problem.issues(findings.length)}>
            {findings.map((finding, index) => (
              <li key={`${finding.code}-${finding.path ?? ''}-${String(index)}`}>
                {describe?.(finding) ?? findingText(locale, finding)}
              </li>
            ))}
          </ul>
        )}
        {(onRetry !== undefined || actions !== undefined) && (
          <div className={classes.actions}>
            {onRetry !== undefined && (
              <Button variant="default" size="xs" onClick={onRetry}>
                {t.action.retry}
              </Button>
            )}
            {actions}
          </div>
        )}
        {view.code !== undefined && (
          <p className={classes.code}>
            {t.problem.code} <code>{view.code}</code>
          </p>
        )}
      </div>
    </div>
  );
}
