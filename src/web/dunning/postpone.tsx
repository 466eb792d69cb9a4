import { Button, Menu, Modal } from '@mantine/core';
import { useState } from 'react';
import { addDays, endOfMonth, nextBusinessDay, plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { DateField } from '../kit/date-field.tsx';
import { ChevronDownIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, type DraftDetail, type DraftEdit } from './api.ts';
import classes from './dunning.module.css';

type PostponeProps = {
  draft: DraftDetail;
  today: string;
  edit: DraftEdit;
  onRestore: (draft: DraftDetail) => void;
  onGone: () => void;
};

/** Leaves a customer in peace until a day; the reminder comes back by itself. Undone from the message. */
export function Postpone({ draft, today, edit, onRestore, onGone }: PostponeProps) {
  const t = useTexts();
  const words = t.dunningScreens.panel;
  const { locale } = useLocale();
  const toasts = useToasts();
  const [opened, setOpened] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [day, setDay] = useState<string | null>(null);
  const start = plainDate(today);
  useShortcut('r', () => setOpened(true), { label: words.postpone, group: 'screen', enabled: !edit.busy });
  const postpone = (untilOn: string) =>
    edit.run(draft, ({ id, version }) => dunningApi.postpone({ id, version, untilOn }), {
      onDone: (done) => {
        const until = formatDate(plainDate(untilOn), locale, 'long');
        toasts.success({
          message: words.postponed(done.customerName, until),
          undo: () => onRestore(done),
        });
        onGone();
      },
    });
  return (
    <>
      <Menu position="bottom-end" opened={opened} onChange={setOpened}>
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            loading={edit.busy}
            rightSection={<ChevronDownIcon size={14} />}
          >
            {words.postpone}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {[7, 14, 30].map((days) => (
            <Menu.Item key={days} onClick={() => postpone(nextBusinessDay(addDays(start, days)))}>
              {words.postponeDays(days)}
            </Menu.Item>
          ))}
          {endOfMonth(start) > start && (
            <Menu.Item onClick={() => postpone(endOfMonth(start))}>{words.postponeMonth}</Menu.Item>
          )}
          <Menu.Item onClick={() => setChoosing(true)}>{words.postponeDate}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={choosing}
        onClose={() => setChoosing(false)}
        title={words.postponeTitle}
        closeButtonProps={{ 'aria-label': t.common.action.close }}
        classNames={{ title: classes.dialogTitle }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (day === null) return;
            setChoosing(false);
            postpone(day);
          }}
        >
          <DateField
            label={words.postponeUntil}
            value={day}
            onChange={setDay}
            min={addDays(start, 1)}
            data-autofocus
          />
          <div className={classes.dialogActions}>
            <Button variant="default" onClick={() => setChoosing(false)}>
              {t.common.action.cancel}
            </Button>
            <Button type="submit" disabled={day === null}>
              {words.postpone}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
