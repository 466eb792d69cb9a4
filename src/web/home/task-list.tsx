import { Link } from '@tanstack/react-router';
import type { customerShows } from '../../app/receivables/contract.ts';
import { ArrowRightIcon, type Icon } from '../kit/icons.tsx';
import { colourOf } from '../kit/tone.ts';
import classes from './home.module.css';

type CustomerShow = (typeof customerShows)[number];

export type Task = {
  key: string;
  icon: Icon;
  colour: string;
  title: string;
  detail?: string;
  to: string;
  /** What the list is narrowed to. */
  search?: { show?: CustomerShow; mine?: 'yes' };
  hash?: string;
};

/** Each task leads to the list where it is done. */
export function TaskList({ label, tasks, none }: { label: string; tasks: readonly Task[]; none: string }) {
  if (tasks.length === 0) return <p className={classes.none}>{none}</p>;
  return (
    <section aria-label={label} className={classes.work}>
      {tasks.map(({ icon: Drawn, ...task }) => (
        <Link
          key={task.key}
          to={task.to}
          search={task.search ?? {}}
          {...(task.hash !== undefined && { hash: task.hash })}
          className={classes.task}
          style={{ '--colour': colourOf(task.colour) }}
        >
          <span className={classes.taskMark}>
            <Drawn size={18} />
          </span>
          <span className={classes.taskBody}>
            {task.title}
            {task.detail !== undefined && <small>{task.detail}</small>}
          </span>
          <ArrowRightIcon size={16} />
        </Link>
      ))}
    </section>
  );
}
