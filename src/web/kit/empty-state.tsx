import type { ReactNode } from 'react';
import classes from './empty-state.module.css';
import type { Icon } from './icons.tsx';

export type EmptyStateProps = {
  icon?: Icon;
  title: string;
  /** What this place is for, in one sentence. */
  children?: ReactNode;
  /** The one thing to do next. */
  action?: ReactNode;
};

/** An empty place teaches with one action: « Importez vos clients — CSV, Excel ou FEC ». */
export function EmptyState({ icon: Drawn, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      {Drawn !== undefined && (
        <span className={classes.icon}>
          <Drawn size={26} />
        </span>
      )}
      <p className={classes.title}>{title}</p>
      {children !== undefined && <div className={classes.text}>{children}</div>}
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  );
}
