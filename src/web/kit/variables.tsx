import { useId, useRef, useState, type KeyboardEvent } from 'react';
import classes from './variables.module.css';

export type Variable = { text: string; label: string };

type VariablesProps = {
  label: string;
  /** Together under one name, where there are many. */
  groups: readonly { title?: string; variables: readonly Variable[] }[];
  onInsert: (text: string) => void;
};

/** What a text may name of its document. One tab stop; the arrows move along, Enter inserts. */
export function Variables({ label, groups, onInsert }: VariablesProps) {
  const bar = useRef<HTMLDivElement>(null);
  const name = useId();
  const [at, setAt] = useState(0);
  const countOf = (some: VariablesProps['groups']) =>
    some.reduce((sum, one) => sum + one.variables.length, 0);
  const total = countOf(groups);
  const move = (event: KeyboardEvent) => {
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: total - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + total) % total;
    setAt(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div>
      <p className={classes.label} id={name}>
        {label}
      </p>
      <div ref={bar} role="toolbar" aria-labelledby={name} className={classes.groups} onKeyDown={move}>
        {groups.map(({ title, variables }, place) => {
          const start = countOf(groups.slice(0, place));
          return (
            <div key={title ?? ''} className={classes.variables}>
              {title !== undefined && <span className={classes.group}>{title}</span>}
              {variables.map((one, index) => (
                <button
                  key={one.text}
                  type="button"
                  className={classes.variable}
                  title={one.text}
                  tabIndex={start + index === Math.min(at, total - 1) ? 0 : -1}
                  onFocus={() => setAt(start + index)}
                  onClick={() => onInsert(one.text)}
                >
                  {one.label}
                </button>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
