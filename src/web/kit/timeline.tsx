import type { ReactNode } from 'react';
import type { Icon } from './icons.tsx';
import classes from './timeline.module.css';
import { colourOf } from './tone.ts';

export type TimelineItem = {
  key: string;
  title: ReactNode;
  detail?: ReactNode;
  /** When, as the screen wants to say it: <DateText/> or « hier à 16:42 ». */
  at?: ReactNode;
  icon?: Icon;
  colour?: string;
  /** To come: drawn hollow and dashed. */
  planned?: boolean;
  children?: ReactNode;
};

/** What happened with a customer or an invoice, newest first. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label?: string }) {
  return (
    <ol className={classes.timeline} aria-label={label}>
      {items.map((item) => {
        const Drawn = item.icon;
        return (
          <li
            key={item.key}
            className={classes.item}
            data-planned={item.planned || undefined}
            style={item.colour === undefined ? undefined : { '--colour': colourOf(item.colour) }}
          >
            <span className={classes.mark} aria-hidden="true">
              {Drawn === undefined ? <span className={classes.dot} /> : <Drawn size={16} />}
            </span>
            <div className={classes.body}>
              <p className={classes.title}>
                <span>{item.title}</span>
                {item.at !== undefined && <span className={classes.at}>{item.at}</span>}
              </p>
              {item.detail !== undefined && <p className={classes.detail}>{item.detail}</p>}
              {item.children}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
