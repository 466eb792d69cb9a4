import type { AnswerOf } from '../../contract/endpoint.ts';
import type { salesContract } from '../../app/receivables/contract.ts';
import { useHome } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import classes from './documents.module.css';
import type { SalesFilter } from './sales-filter.ts';
import { useSalesWords } from './texts.ts';

type SalesTitleProps = { filter: SalesFilter; answer: AnswerOf<typeof salesContract.count> | undefined };

/** « 1 524 documents · 31 à 60 jours · 12 345,67 € restent dus » */
export function SalesTitle({ filter, answer }: SalesTitleProps) {
  const t = useSalesWords();
  const { receivables } = useTexts();
  const money = useMoney();
  const bucket = useHome().data?.buckets[filter.bucket ?? -1];
  if (answer === undefined) return <>{'\u00a0'}</>;
  const join = (of: 'openMinor' | 'papersMinor') =>
    answer.sums
      .filter((sum) => sum[of] !== '0')
      .map((sum) => money(sum[of], sum.currency))
      .join(' + ');
  const owed = join('openMinor');
  // Drafts and offers are not owed: their worth is said where there is nothing but them.
  const isPapers = answer.sums.every((sum) => sum.amountMinor === '0');
  const worth = isPapers ? join('papersMinor') : '';
  return (
    <>
      {t.rows(answer.count)}
      {bucket !== undefined && ` · ${receivables.bucket(bucket)}`}
      {filter.customerId !== undefined && ` · ${t.ofCustomer}`}
      {(owed !== '' || worth !== '') && (
        <span className={classes.sum}> · {owed !== '' ? t.owed(owed) : t.worth(worth)}</span>
      )}
    </>
  );
}
