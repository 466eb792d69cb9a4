import { Button, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  CheckIcon,
  ClockIcon,
  FilterIcon,
  MoreIcon,
  ReminderIcon,
  TrashIcon,
  UndoIcon,
} from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, keys, usePrepare, type PrepareWanted, type Run } from './api.ts';
import shared from './dunning.module.css';
import { ViewItems } from './views.tsx';

/** Refreshed for the same customers and levels. */
const sameAgain = ({ selection }: Run): PrepareWanted => (selection === null ? {} : { selection });

/** Not prepared today: said above the list. */
export function Stale({ run }: { run: Run }) {
  const t = useTexts().dunningScreens.review;
  const prepare = usePrepare();
  const again = sameAgain(run);
  return (
    <div className={shared.notice} role="status">
      <ClockIcon size={18} />
      <p>{t.stale}</p>
      <Button variant="default" size="xs" loading={prepare.isPending} onClick={() => prepare.mutate(again)}>
        {t.refresh}
      </Button>
    </div>
  );
}

export function PrepareAgain({ run }: { run: Run }) {
  const t = useTexts().dunningScreens.review;
  const prepare = usePrepare();
  const again = sameAgain(run);
  const mayPrepare = useMay('dunning.prepare');
  if (!mayPrepare) return null;
  return (
    <Button size="md" loading={prepare.isPending} onClick={() => prepare.mutate(again)}>
      {t.refresh}
    </Button>
  );
}

type MoreProps = { run: Run; onTickAll: () => void; onTickNone: () => void; onChoose: () => void };

export function MoreActions({ run, onTickAll, onTickNone, onChoose }: MoreProps) {
  const all = useTexts();
  const t = all.dunningScreens;
  const mayPrepare = useMay('dunning.prepare');
  const prepare = usePrepare();
  const again = sameAgain(run);
  const queries = useQueryClient();
  const toasts = useToasts();
  const cancel = useMutation({
    mutationFn: () => dunningApi.cancelRun({ id: run.id }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.all });
      toasts.success(t.review.cancelled);
    },
    onError: toasts.failure,
  });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="md"
          px={10}
          aria-label={t.review.more}
          loading={prepare.isPending || cancel.isPending}
        >
          <MoreIcon size={20} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<CheckIcon size={16} />} onClick={onTickAll}>
          {t.review.selectAll}
        </Menu.Item>
        <Menu.Item leftSection={<UndoIcon size={16} />} onClick={onTickNone}>
          {t.review.selectNone}
        </Menu.Item>
        <Menu.Divider />
        {mayPrepare && (
          <Menu.Item leftSection={<ReminderIcon size={16} />} onClick={() => prepare.mutate(again)}>
            {t.review.refresh}
          </Menu.Item>
        )}
        {mayPrepare && (
          <Menu.Item leftSection={<FilterIcon size={16} />} onClick={onChoose}>
            {all.automatic.options.open}
          </Menu.Item>
        )}
        <ViewItems />
        {mayPrepare && (
          <Menu.Item leftSection={<TrashIcon size={16} />} onClick={() => cancel.mutate()}>
            {t.review.cancel}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
