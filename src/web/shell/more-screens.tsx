import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../kit/locale.tsx';
import classes from './bottom-bar.module.css';
import { isCurrent, type NavigationEntry } from './navigation.ts';

export type MoreScreensProps = {
  opened: boolean;
  onClose: () => void;
  entries: readonly NavigationEntry[];
  pathname: string;
};

/** « Plus » of the bottom bar: the screens that do not fit. */
export function MoreScreens({ opened, onClose, entries, pathname }: MoreScreensProps) {
  const t = useTexts().common.navigation;
  const { close } = useTexts().common.action;
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="bottom"
      size={`${String(entries.length * 3.25 + 5)}rem`}
      title={t.moreTitle}
      closeButtonProps={{ 'aria-label': close }}
    >
      <div className={classes.others}>
        {entries.map((entry) => {
          const Drawn = entry.icon;
          return (
            <Link
              key={entry.path}
              to={entry.path}
              className={classes.other}
              aria-current={isCurrent(entry, pathname) ? 'page' : undefined}
              onClick={onClose}
            >
              <Drawn />
              {t[entry.text]}
            </Link>
          );
        })}
      </div>
    </Drawer>
  );
}
