import type { KeyboardEvent } from 'react';
import { isAside } from '../../core/dunning/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { colourOf } from '../kit/tone.ts';
import { channelIcons } from './channel-icons.ts';
import { offsetLong, offsetShort } from './policy-days.ts';
import { beforeDue, type PolicyForm, type PolicyStep } from './policy-form.ts';
import classes from './policy.module.css';
import { stepHue, stepName } from './step-words.ts';

type TimelineProps = {
  form: PolicyForm;
  selected: string | null;
  onSelect: (code: string) => void;
  /** Null: it is only read. */
  onMove: ((code: string, by: -1 | 1) => void) | null;
};

/**
 * The steps in a line around the due date, evenly spaced: what matters is their order; the days are written. Those switched
 * off are pale, and what waits for a promise stands apart at the end. Alt with an arrow moves the one that has the focus.
 */
export function PolicyTimeline(props: TimelineProps) {
  const words = useTexts().dunningScreens.policy;
  const { form } = props;
  const before = beforeDue(form);
  return (
    <ol className={classes.timeline} aria-label={words.timeline}>
      {form.steps.slice(0, before).map((step) => (
        <Mark key={step.code} {...props} step={step} />
      ))}
      <li className={classes.due}>
        <span className={classes.dueMark} aria-hidden="true" />
        <span>{words.dueDay}</span>
      </li>
      {form.steps.slice(before).map((step) => (
        <Mark key={step.code} {...props} step={step} />
      ))}
    </ol>
  );
}

function Mark({ form, step, selected, onSelect, onMove }: TimelineProps & { step: PolicyStep }) {
  const t = useTexts();
  const Drawn = channelIcons[step.channel];
  const place = form.steps.indexOf(step);
  const level = form.steps
    .slice(0, place + 1)
    .filter((one) => one.countsAsLevel && one.isOff !== true).length;
  const move = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (!event.altKey || by === undefined || onMove === null) return;
    event.preventDefault();
    onMove(step.code, by < 0 ? -1 : 1);
  };
  return (
    <li
      className={classes.mark}
      data-off={step.isOff === true || undefined}
      data-aside={isAside(step) || undefined}
    >
      <button
        type="button"
        aria-pressed={step.code === selected}
        style={{ '--colour': colourOf(stepHue(step.kind, isAside(step) ? 2 : level)) }}
        onClick={() => onSelect(step.code)}
        onKeyDown={move}
      >
        <span className={classes.day} title={offsetLong(t, step)}>
          {offsetShort(t, form, step)}
        </span>
        <span className={classes.dot} aria-hidden="true" />
        <span className={classes.stepName}>{stepName(t, { stepCode: step.code, kind: step.kind })}</span>
        <span className={classes.channel}>
          {step.isOff === true ? (
            t.policyEditor.off
          ) : (
            <>
              <Drawn size={14} />{' '}
              {step.channel === 'sms' ? t.policyEditor.sms : t.dunning.channels[step.channel]}
            </>
          )}
        </span>
      </button>
    </li>
  );
}
