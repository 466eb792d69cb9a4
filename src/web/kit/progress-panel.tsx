import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useLocale, useTexts } from './locale.tsx';
import classes from './progress-panel.module.css';

export type ProgressPanelProps = {
  title: string;
  state: 'running' | 'paused' | 'done' | 'failed';
  done: number;
  /** Null while the size of the work is not known. */
  total: number | null;
  /** What is being done now, or the outcome. */
  detail?: ReactNode;
  onCancel?: () => void;
  onResume?: () => void;
  actions?: ReactNode;
  /** False: leaving the screen gives the work up; it is not said that it goes on. */
  goesOn?: boolean;
};

/** Long work: how far, what, and the ways to stop it or take it up again. */
export function ProgressPanel(props: ProgressPanelProps) {
  const { title, state, done, total, detail, onCancel, onResume, actions, goesOn = true } = props;
  const t = useTexts().common;
  const { locale } = useLocale();
  const known = total !== null && total > 0;
  const percent = state === 'done' ? 100 : known ? Math.min(100, Math.floor((done / total) * 100)) : 0;
  return (
    <section className={classes.panel} data-state={state} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <span className={classes.count}>
          {known
            ? t.progress.of(formatNumber(done, locale), formatNumber(total, locale))
            : formatNumber(done, locale)}
        </span>
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={known || state === 'done' ? percent : undefined}
      >
        <div
          className={classes.fill}
          data-unknown={(!known && state === 'running') || undefined}
          style={{ width: known || state === 'done' ? `${String(percent)}%` : undefined }}
        />
      </div>
      <div className={classes.foot}>
        <p className={classes.detail} aria-live="polite">
          <strong>{t.progress[state]}</strong>
          {detail !== undefined && <> · {detail}</>}
          {state === 'running' && goesOn && <span className={classes.hint}>{t.progress.keepGoing}</span>}
        </p>
        {state === 'running' && onCancel !== undefined && (
          <Button variant="default" size="xs" onClick={onCancel}>
            {t.action.stop}
          </Button>
        )}
        {(state === 'paused' || state === 'failed') && onResume !== undefined && (
          <Button size="xs" onClick={onResume}>
            {t.action.resume}
          </Button>
        )}
        {actions}
      </div>
    </section>
  );
}
