import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import type { Line, Returned } from './api.ts';
import classes from './bank.module.css';

/** What a debit may be besides a cost: the payment that it takes back, or what a rule says of it. */
export function OfferText({ line }: { line: Line }) {
  const t = useTexts().bankLearning;
  const [returned] = line.returns;
  if (returned !== undefined) return <ReturnText returned={returned} currency={line.currency} />;
  if (line.rule === null) return null;
  return <span className={classes.cellText}>{t.account.rule}</span>;
}

function ReturnText({ returned, currency }: { returned: Returned; currency: string }) {
  const t = useTexts().bankLearning.returned;
  const { locale } = useLocale();
  const money = useMoney();
  const title = t.title(returned.partyName, returned.numbers.slice(0, 3).join(' + '));
  const why = [
    t.paid(formatDate(plainDate(returned.paidOn), locale, 'short')),
    ...returned.reasons.map((reason) => t.reasons[reason] ?? ''),
    ...(returned.feeMinor === '0' ? [] : [t.fee(money(returned.feeMinor, currency))]),
  ].join(', ');
  return (
    <span className={classes.cellText} title={`${title} — ${why}`}>
      {title}
      <span className={classes.hint}> {why}</span>
    </span>
  );
}
