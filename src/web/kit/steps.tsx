import { CheckIcon } from './icons.tsx';
import { useTexts } from './locale.tsx';
import classes from './steps.module.css';

export type StepsProps = {
  steps: readonly { key: string; label: string }[];
  current: string;
  /** Steps already done can be gone back to. */
  onStep?: (key: string) => void;
};

/** Where one is in a short sequence: choose the file, match the columns, check, import. */
export function Steps({ steps, current, onStep }: StepsProps) {
  const t = useTexts().common.steps;
  const at = steps.findIndex((step) => step.key === current);
  return (
    <nav aria-label={t.label}>
      <ol className={classes.steps}>
        {steps.map((step, index) => {
          const done = index < at;
          const mark = (
            <>
              <span className={classes.mark} aria-hidden="true">
                {done ? <CheckIcon size={14} strokeWidth={2.5} /> : index + 1}
              </span>
              <span className={classes.label}>{step.label}</span>
              {done && <span className="e-hidden">({t.done})</span>}
            </>
          );
          return (
            <li
              key={step.key}
              className={classes.step}
              data-state={done ? 'done' : index === at ? 'current' : 'later'}
              aria-current={index === at ? 'step' : undefined}
            >
              {done && onStep !== undefined ? (
                <button type="button" className={classes.inside} onClick={() => onStep(step.key)}>
                  {mark}
                </button>
              ) : (
                <span className={classes.inside}>{mark}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
