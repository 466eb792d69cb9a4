import { NumberInput, Radio } from '@mantine/core';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import classes from './takeover.module.css';

type StartLevelProps = {
  /** Late ones by the level each would go on at as if reminded, from level 1. */
  lateLevels: readonly number[];
  /** A level; 0: as if reminded. */
  value: number;
  onChange: (value: number) => void;
};

/** Where reminders of what is late already start, and what that means in invoices. Nothing late: nothing to choose. */
export function StartLevel({ lateLevels, value, onChange }: StartLevelProps) {
  const words = useTexts().people.start;
  const count = lateLevels.reduce((sum, one) => sum + one, 0);
  if (count === 0) return null;
  const kind = value === 1 ? 'first' : value === 0 ? 'asReminded' : 'given';
  const parts = lateLevels.flatMap((some, at) =>
    some === 0 ? [] : [words.part(some, words.byLevel(at + 1))],
  );
  return (
    <Section title={words.title} description={words.text(count)}>
      <div className={classes.startLevel}>
        <Radio.Group
          aria-label={words.title}
          value={kind}
          onChange={(next) => onChange(next === 'asReminded' ? 0 : next === 'given' ? 2 : 1)}
        >
          <div className={classes.startChoices}>
            {(['first', 'given', 'asReminded'] as const).map((one) => (
              <Radio key={one} value={one} label={words[one]} />
            ))}
          </div>
        </Radio.Group>
        {kind === 'given' && (
          <NumberInput
            label={words.level}
            min={2}
            max={9}
            allowDecimal={false}
            allowNegative={false}
            maw="8rem"
            value={value}
            onChange={(next) => typeof next === 'number' && onChange(next)}
          />
        )}
        <p className={classes.dim} role="status">
          {kind === 'asReminded'
            ? `${words.each(parts.join(', '))} ${words.limited}`
            : words.all(count, words.byLevel(kind === 'given' ? value : 1))}
        </p>
      </div>
    </Section>
  );
}
