import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { MoreIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { onDemand } from '../kit/on-demand.tsx';
import { useSession } from '../kit/session.tsx';
import classes from './bottom-bar.module.css';
import type { MoreScreensProps } from './more-screens.tsx';
import { isCurrent, type NavigationEntry } from './navigation.ts';

const SHOWN = 4;
const MoreScreens = onDemand<MoreScreensProps>(
  () => import('./more-screens.tsx').then((m) => m.MoreScreens),
  { opened: false },
);

type BottomBarProps = { navigation: readonly NavigationEntry[]; pathname: string };

/** Navigation under the thumb, up to 768 px: four screens, and the others behind « Plus ». */
export function BottomBar({ navigation, pathname }: BottomBarProps) {
  const t = useTexts().common.navigation;
  const [open, setOpen] = useState(false);
  const first = navigation.slice(0, SHOWN);
  const others = navigation.slice(SHOWN);
  if (navigation.length === 0) return null;
  return (
    <nav className={classes.bar} aria-label={t.label}>
      {first.map((entry) => (
        <BarLink key={entry.path} entry={entry} current={isCurrent(entry, pathname)} />
      ))}
      {others.length > 0 && (
        <button
          type="button"
          className={classes.item}
          aria-haspopup="dialog"
          data-current={others.some((entry) => isCurrent(entry, pathname)) || undefined}
          onClick={() => setOpen(true)}
        >
          <span className={classes.icon}>
            <MoreIcon size={22} />
          </span>
          {t.more}
        </button>
      )}
      <MoreScreens opened={open} onClose={() => setOpen(false)} entries={others} pathname={pathname} />
    </nav>
  );
}

function BarLink({ entry, current }: { entry: NavigationEntry; current: boolean }) {
  const t = useTexts().common.navigation;
  const waiting = useSession()?.waiting?.[entry.path] ?? 0;
  const Drawn = entry.icon;
  return (
    <Link to={entry.path} className={classes.item} aria-current={current ? 'page' : undefined}>
      <span className={classes.icon}>
        <Drawn size={22} />
        {waiting > 0 && <span className={classes.dot} aria-hidden="true" />}
      </span>
      {t[entry.text]}
      {waiting > 0 && <span className="e-hidden">, {t.waiting(waiting)}</span>}
    </Link>
  );
}
