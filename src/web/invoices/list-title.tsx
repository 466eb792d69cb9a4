import { useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { useHome } from './api.ts';
import type { ItemFilter } from './filter.ts';
import classes from './invoices.module.css';

type ListTitleProps = {
  filter: ItemFilter;
  answer: { count: number; sums: readonly { currency: string; openMinor: string }[] } | undefined;
};

/** « 1 524 factures · 31 à 60 jours · 12 345,67 € restent dus » */
export function ListTitle({ filter, answer }: ListTitleProps) {
  const t = useTexts().receivables;
  const money = useMoney();
  const buckets = useHome().data?.buckets;
  const bucket = filter.bucket === undefined ? undefined : buckets?.[filter.bucket];
  const what =
    bucket !== undefined
      ? t.bucket(bucket)
      : filter.state === undefined || filter.state === 'open'
        ? t.list.whole
        : t.list.stateOptions[filter.state].toLowerCase();
  if (answer === undefined) return <>{what}</>;
  const owed = answer.sums.filter((sum) => sum.openMinor !== '0');
  const mixed = filter.bucket === undefined && filter.kind === undefined;
  return (
    <>
      {(mixed ? t.list.foundItems : t.list.found)(answer.count, what)}
      {owed.length > 0 && (
        <span className={classes.sum}>
          {' · '}
          {owed.map((sum) => money(sum.openMinor, sum.currency)).join(' + ')}
        </span>
      )}
    </>
  );
}
