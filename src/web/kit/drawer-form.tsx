import { Button, Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './drawer-form.module.css';
import { useTexts } from './locale.tsx';

type TargetDrawerProps<Target> = {
  /** What the drawer is about; null keeps it closed. */
  target: Target | null;
  title: string;
  size?: number;
  onClose: () => void;
  children: (target: Target) => ReactNode;
};

/** A drawer that opens with what it is about, and begins anew each time. */
export function TargetDrawer<Target>({ target, title, size, onClose, children }: TargetDrawerProps<Target>) {
  const t = useTexts().common.action;
  return (
    <Drawer
      opened={target !== null}
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      {target !== null && children(target)}
    </Drawer>
  );
}

export type DrawerFormProps = {
  children: ReactNode;
  /** What was refused, above the buttons. */
  problem?: ReactNode;
  /** A button of its own kind, at the start of the foot. */
  start?: ReactNode;
  submit: string;
  busy: boolean;
  disabled?: boolean;
  onSubmit: () => void;
  onClose: () => void;
};

/** Fields over a foot that stays in sight: cancel, and the one verb. */
export function DrawerForm(props: DrawerFormProps) {
  const { children, problem, start, submit, busy, disabled, onSubmit, onClose } = props;
  const t = useTexts().common.action;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      {problem}
      <DrawerFoot>
        {start}
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
        <Button type="submit" loading={busy} disabled={disabled}>
          {submit}
        </Button>
      </DrawerFoot>
    </form>
  );
}

export const DrawerFoot = ({ children }: { children: ReactNode }) => (
  <div className={classes.foot}>{children}</div>
);

/** Short fields beside each other where there is room. */
export const FieldPair = ({ children }: { children: ReactNode }) => (
  <div className={classes.pair}>{children}</div>
);
