import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { SendingHours } from '../../core/dunning/index.ts';
import { CloseIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import classes from './limits.module.css';
import { parseTime } from './parse-time.ts';

const MOST = 4;

type HoursProps = {
  hours: readonly SendingHours[];
  readOnly: boolean;
  isRight: boolean;
  onChange: (hours: SendingHours[]) => void;
};

/** « De 9 h à 12 h, de 14 h à 18 h ». */
export function HoursFields({ hours, readOnly, isRight, onChange }: HoursProps) {
  const t = useTexts().limits.hours;
  const set = (index: number, change: Partial<SendingHours>) =>
    onChange(hours.map((one, i) => (i === index ? { ...one, ...change } : one)));
  const field = (index: number, name: keyof SendingHours, label: string) => {
    const value = hours[index]?.[name] ?? '';
    return (
      <TextInput
        className={classes.small}
        aria-label={label}
        placeholder="09:00"
        autoComplete="off"
        maxLength={6}
        value={value}
        readOnly={readOnly}
        error={parseTime(value) === null && value !== ''}
        onChange={(event) => set(index, { [name]: event.currentTarget.value })}
        onBlur={() => set(index, { [name]: parseTime(value) ?? value })}
      />
    );
  };
  return (
    <div className={classes.rows}>
      {hours.map((_, index) => (
        <div key={index} className={classes.row}>
          <span aria-hidden="true">{t.fromLabel}</span>
          {field(index, 'from', t.from(index + 1))}
          <span aria-hidden="true">{t.toLabel}</span>
          {field(index, 'to', t.to(index + 1))}
          {!readOnly && hours.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t.remove(index + 1)}
              onClick={() => onChange(hours.filter((_, i) => i !== index))}
            >
              <CloseIcon size={16} />
            </ActionIcon>
          )}
        </div>
      ))}
      {!isRight && (
        <p className={classes.wrong} role="alert">
          {t.wrong}
        </p>
      )}
      {!readOnly && hours.length < MOST && (
        <div>
          <Button variant="default" size="xs" onClick={() => onChange([...hours, { from: '', to: '' }])}>
            {t.add}
          </Button>
        </div>
      )}
    </div>
  );
}
