import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { CalendarIcon, ClockIcon, HandshakeIcon, MailOpenIcon, PauseIcon, PhoneIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { useMay } from '../kit/session.tsx';
import type { DraftDetail } from './api.ts';
import classes from './draft.module.css';
import { phoneOf } from './contacts.ts';
import { groupOf } from './review-rows.ts';

/** One line: the last message, whom to call, what was promised, what holds. */
export function DraftFacts({ draft, today }: { draft: DraftDetail; today: string }) {
  const t = useTexts();
  const words = t.dunningScreens.panel;
  const { locale } = useLocale();
  const money = useMoney();
  const day = (iso: string) => formatDate(plainDate(iso), locale, 'day');
  const last = draft.history[0];
  const caller = phoneOf(draft.contacts);
  // The form of the call has its numbers already.
  const isCalled = useMay('dunning.prepare') && groupOf(draft) === 'calls';
  return (
    <ul className={classes.facts} aria-label={words.facts}>
      <li>
        <MailOpenIcon size={16} />
        {last === undefined
          ? // Reminded, without a message of ours: another system sent it.
            draft.reason.params['lastDays'] !== undefined
            ? words.remindedBefore
            : words.neverReminded
          : words.last(t.dunning.steps[last.stepCode] ?? last.stepCode, day(last.on))}
      </li>
      {caller !== undefined && !isCalled && (
        <li>
          <PhoneIcon size={16} />
          <a href={`tel:${caller.phone.replaceAll(/[^\d+]/g, '')}`}>{caller.phone}</a>
          {caller.name !== '' && <> — {caller.name}</>}
        </li>
      )}
      {draft.sendOn > today && draft.kind !== 'call' && (
        <li>
          <ClockIcon size={16} />
          {words.leavesOn(formatDate(plainDate(draft.sendOn), locale, 'long'))}
        </li>
      )}
      {draft.deadlineOn > draft.sendOn && draft.kind !== 'call' && (
        <li>
          <CalendarIcon size={16} />
          {words.deadline(day(draft.deadlineOn))}
        </li>
      )}
      {draft.promises.map((promise) => (
        <li key={promise.id}>
          <HandshakeIcon size={16} />
          {(promise.state === 'broken' ? words.promiseBroken : words.promise)(
            money(promise.amountMinor, promise.currency),
            day(promise.dueOn),
          )}
        </li>
      ))}
      {draft.holds.map((hold) => (
        <li key={hold.id}>
          <PauseIcon size={16} />
          {words.hold(hold.reason)}
        </li>
      ))}
    </ul>
  );
}
