import type { ReactNode } from 'react';
import { ChevronRightIcon } from '../kit/icons.tsx';
import classes from './editor.module.css';

type FoldProps = { title: string; summary?: string; children: ReactNode };

/** A part of the form that is rarely needed: its heading says what it holds. */
export function Fold({ title, summary = '', children }: FoldProps) {
  return (
    <details className={classes.fold}>
      <summary className={classes.foldHead}>
        <ChevronRightIcon size={16} className={classes.foldMark} />
        <span className={classes.foldTitle}>{title}</span>
        {summary !== '' && <span className={classes.foldSummary}>{summary}</span>}
      </summary>
      <div className={classes.foldBody}>{children}</div>
    </details>
  );
}
