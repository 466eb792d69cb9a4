import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Instrument } from './api.ts';
import classes from './instruments.module.css';

const HUES = {
  issued: 'grey',
  sent: 'blue',
  held: 'yellow',
  remitted: 'blue',
  discounted: 'blue',
  paid: 'green',
  unpaid: 'red',
  cancelled: 'grey',
} as const;

/** Where one stands, and why. */
export function InstrumentState({ instrument: one, today }: { instrument: Instrument; today: string }) {
  const t = useTexts().instruments;
  const { locale } = useLocale();
  const day = (on: string): string => formatDate(plainDate(on), locale);
  const isBill = one.kind !== 'cheque';
  const notes: string[] = [];
  if (one.urgency !== 'none') notes.push(t.urgency[one.urgency]);
  if (one.remittance !== null && one.state !== 'unpaid') notes.push(one.remittance.name);
  const isOverdue = one.maturityOn !== null && one.maturityOn < today;
  if (isOverdue && (one.state === 'held' || one.state === 'discounted')) notes.push(t.bills.overdue);
  if (one.unpaid !== null) {
    if (one.unpaid.reason !== '') notes.push(one.unpaid.reason);
    if (one.unpaid.certificateOn !== null) notes.push(t.certificate(day(one.unpaid.certificateOn)));
    if (one.unpaid.awaitsDebit) notes.push(t.awaitsDebit);
  }
  return (
    <span>
      <StatusBadge colour={HUES[one.state]}>
        {one.unpaid !== null
          ? t.unpaidOn(day(one.unpaid.on))
          : isBill && one.state === 'held'
            ? t.heldBill
            : t.states[one.state]}
      </StatusBadge>
      {notes.length > 0 && <span className={classes.second}>{notes.join(' · ')}</span>}
    </span>
  );
}
