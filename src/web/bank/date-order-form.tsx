import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import type { ImportOutcome } from './api.ts';
import classes from './bank.module.css';

type Outcome = Extract<ImportOutcome, { outcome: 'date-order-needed' }>;
export type DateOrder = Outcome['readings'][number]['order'];

/** Both readings of the file's dates, side by side; asked once per account. */
export function DateOrderForm(props: {
  outcome: Outcome;
  busy: boolean;
  onAnswer: (order: DateOrder) => void;
}) {
  const { outcome, busy, onAnswer } = props;
  const t = useTexts();
  const words = t.banking.import;
  const { locale } = useLocale();
  const { readings } = outcome;
  const [chosen, setChosen] = useState<DateOrder>(readings[0]?.order ?? 'dmy');
  const day = (iso: string | null) => (iso === null ? '' : formatDate(plainDate(iso), locale, 'long'));
  return (
    <form
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer(chosen);
      }}
    >
      <Radio.Group
        label={words.whichOrder}
        description={words.whichOrderWhy}
        value={chosen}
        onChange={(value) => setChosen(readings.find((one) => one.order === value)?.order ?? chosen)}
      >
        <div className={classes.choices}>
          {readings.map(({ order, fromOn, toOn }) => (
            <Radio
              key={order}
              value={order}
              label={words.period(day(fromOn), day(toOn))}
              description={words.dateOrders[order]}
            />
          ))}
        </div>
      </Radio.Group>
      <div className={classes.foot}>
        <Button type="submit" loading={busy}>
          {t.common.action.continue}
        </Button>
      </div>
    </form>
  );
}
