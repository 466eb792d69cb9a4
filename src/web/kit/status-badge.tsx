import type { ReactNode } from 'react';
import classes from './status-badge.module.css';
import { colourOf } from './tone.ts';

export type StatusBadgeProps = {
  /** One of our hues or a CSS colour. */
  colour: string;
  children: ReactNode;
  /** Filled behind, for the head of a page; plain inside lists. */
  filled?: boolean;
};

/** A dot and its words: the colour repeats what is written, and is never alone (WCAG 1.4.1). */
export function StatusBadge({ colour, children, filled = false }: StatusBadgeProps) {
  return (
    <span
      className={classes.badge}
      data-filled={filled || undefined}
      style={{ '--colour': colourOf(colour) }}
    >
      <span className={classes.dot} aria-hidden="true" />
      {children}
    </span>
  );
}
