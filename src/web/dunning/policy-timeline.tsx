import { LetterIcon, MailIcon, PhoneIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { colourOf } from '../kit/tone.ts';
import { beforeDue, type PolicyForm, type PolicyStep } from './policy-form.ts';
import classes from './policy.module.css';
import { stepHue, stepName } from './step-words.ts';

const icons = { email: MailIcon, letter: LetterIcon, 'email+letter': LetterIcon, call: PhoneIcon } as const;

type TimelineProps = { form: PolicyForm; selected: string | null; onSelect: (code: string) => void };

/** The steps in a line around the due date, evenly spaced: what matters is their order; the days are written. */
export function PolicyTimeline({ form, selected, onSelect }: TimelineProps) {
  const words = useTexts().dunningScreens.policy;
  const before = beforeDue(form);
  return (
    <ol className={classes.timeline} aria-label={words.timeline}>
      {form.steps.slice(0, before).map((step) => (
        <Mark key={step.code} form={form} step={step} selected={selected} onSelect={onSelect} />
      ))}
      <li className={classes.due}>
        <span className={classes.dueMark} aria-hidden="true" />
        <span>{words.dueDay}</span>
      </li>
      {form.steps.slice(before).map((step) => (
        <Mark key={step.code} form={form} step={step} selected={selected} onSelect={onSelect} />
      ))}
    </ol>
  );
}

function Mark({ form, step, selected, onSelect }: TimelineProps & { step: PolicyStep }) {
  const t = useTexts();
  const words = t.dunningScreens.policy;
  const Drawn = icons[step.channel];
  const level = form.steps.filter((one) => one.countsAsLevel && one.offsetDays <= step.offsetDays).length;
  return (
    <li className={classes.mark}>
      <button
        type="button"
        aria-pressed={step.code === selected}
        style={{ '--colour': colourOf(stepHue(step.kind, level)) }}
        onClick={() => onSelect(step.code)}
      >
        <span className={classes.day} title={words.dayLong(step.offsetDays)}>
          {words.day(step.offsetDays)}
        </span>
        <span className={classes.dot} aria-hidden="true" />
        <span className={classes.stepName}>{stepName(t, { stepCode: step.code, kind: step.kind })}</span>
        <span className={classes.channel}>
          <Drawn size={14} /> {t.dunning.channels[step.channel]}
        </span>
      </button>
    </li>
  );
}
