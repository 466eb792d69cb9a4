import { ActionIcon, Button } from '@mantine/core';
import { addMonths, plainDate } from '../../core/calendar/index.ts';
import { compareExact, exact, minus, plus, printShort } from '../../core/money/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { PlusIcon, TrashIcon } from '../kit/icons.tsx';
import { useLocale } from '../kit/locale.tsx';
import { DecimalField } from './decimal-field.tsx';
import { showDecimal } from '../kit/decimals.ts';
import classes from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import { fieldId } from './finding-place.ts';
import { useWords } from './texts.ts';

/** Instalments in percent of what is due; a new one takes what is left, a month later. */
export function ScheduleFields({ from }: { from: string }) {
  const t = useWords().fields;
  const { locale } = useLocale();
  const { content, set, errorOf, setUnreadable } = useEditor();
  const { schedule } = content;
  const spread = schedule.reduce((sum, { percent }) => plus(sum, exact(percent)), exact('0'));
  const left = minus(exact('100'), spread);
  const isOver = compareExact(left, exact('0')) <= 0;
  const change = (index: number, part: Partial<(typeof schedule)[number]>) =>
    set({ schedule: schedule.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  const add = () => {
    const last = schedule.at(-1);
    const dueOn = last === undefined ? from : addMonths(plainDate(last.dueOn), 1);
    set({ schedule: [...schedule, { dueOn, percent: isOver ? '0' : printShort(left) }] });
  };
  return (
    <div id={fieldId('schedule')} className={classes.stack} role="group" aria-label={t.schedule}>
      {schedule.map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- instalments have no other name than their position
        <div key={index} className={classes.instalment}>
          <DateField
            id={fieldId(`schedule.${String(index)}.dueOn`)}
            label={t.scheduleOn}
            value={part.dueOn}
            clearable={false}
            error={errorOf(`schedule.${String(index)}.dueOn`)}
            onChange={(dueOn) => dueOn !== null && change(index, { dueOn })}
          />
          <DecimalField
            path={`schedule.${String(index)}.percent`}
            label={t.schedulePercent}
            value={part.percent}
            isPercent
            error={errorOf(`schedule.${String(index)}.percent`)}
            setUnreadable={setUnreadable}
            onChange={(percent) => change(index, { percent })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t.scheduleRemove(index + 1)}
            onClick={() => set({ schedule: schedule.filter((_, at) => at !== index) })}
          >
            <TrashIcon size={16} />
          </ActionIcon>
        </div>
      ))}
      <div className={classes.addRow}>
        <Button size="compact-sm" variant="default" leftSection={<PlusIcon size={14} />} onClick={add}>
          {t.scheduleAdd}
        </Button>
        <span className={classes.hint}>
          {schedule.length === 0
            ? t.scheduleHint
            : !isOver
              ? t.scheduleLeft(showDecimal(printShort(left), locale))
              : ''}
        </span>
      </div>
      {errorOf('schedule') !== undefined && <p className={classes.error}>{errorOf('schedule')}</p>}
    </div>
  );
}
