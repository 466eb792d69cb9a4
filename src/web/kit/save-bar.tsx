import type { ReactNode } from 'react';
import classes from './save-bar.module.css';

/** At the bottom of a long form, always in reach: what is not saved, and the buttons that save it or give it up. */
export function SaveBar({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className={classes.bar}>
      <p role="status">{text}</p>
      {children}
    </div>
  );
}
