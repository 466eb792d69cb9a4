import { Link } from '@tanstack/react-router';
import { CheckIcon, WarningIcon } from '../kit/icons.tsx';
import classes from './books.module.css';
import { useCheckWords } from './texts.ts';
import { useCheck, useWhen } from './use-check.ts';

/** One line above the books: verified when, and whether all is right. It leads to the whole of it. */
export function CheckLine({ today }: { today: string }) {
  const t = useCheckWords();
  const when = useWhen();
  const { data } = useCheck();
  if (data === undefined) return <p className={classes.checkLine}>{'\u00a0'}</p>;
  const { check } = data;
  const faults = check?.findings.length ?? 0;
  const isBad = faults > 0 || check?.state === 'failed';
  const text =
    check === null
      ? t.never
      : check.state === 'running'
        ? `${t.running}…`
        : check.state === 'failed'
          ? t.failed
          : `${when(data, today)}\u00a0: ${faults === 0 ? t.sound : t.faults(faults)}`;
  return (
    <p className={classes.checkLine} data-tone={isBad ? 'bad' : check?.state === 'done' ? 'good' : undefined}>
      {isBad ? <WarningIcon size={18} /> : <CheckIcon size={18} />}
      <Link to="/comptabilite/verification">{text}</Link>
    </p>
  );
}
