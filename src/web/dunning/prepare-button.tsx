import { ActionIcon, Button } from '@mantine/core';
import { useState } from 'react';
import { ChevronDownIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { onDemand } from '../kit/on-demand.tsx';
import { useMay } from '../kit/session.tsx';
import { usePrepare } from './api.ts';
import classes from './prepare-options.module.css';

/** Fetched when first opened. */
export const PrepareOptions = onDemand<{ opened: boolean; onClose: () => void }>(
  () => import('./prepare-options.tsx').then((m) => m.PrepareOptions),
  { opened: false },
);

/** One click prepares everybody; beside it, folded, what a preparation can be restricted to. */
export function PrepareButton({ label, size = 'sm' }: { label?: string; size?: 'sm' | 'md' }) {
  const t = useTexts();
  const prepare = usePrepare();
  const mayPrepare = useMay('dunning.prepare');
  const [opened, setOpened] = useState(false);
  if (!mayPrepare) return null;
  return (
    <div className={classes.split}>
      <Button size={size} loading={prepare.isPending} onClick={() => prepare.mutate({})}>
        {label ?? t.dunningScreens.start.again}
      </Button>
      <ActionIcon
        size={size === 'md' ? 42 : 36}
        variant="default"
        aria-label={t.automatic.options.open}
        onClick={() => setOpened(true)}
      >
        <ChevronDownIcon size={18} />
      </ActionIcon>
      <PrepareOptions opened={opened} onClose={() => setOpened(false)} />
    </div>
  );
}
