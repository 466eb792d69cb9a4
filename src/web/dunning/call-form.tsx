import { Button, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { addDays, nextBusinessDay, plainDate } from '../../core/calendar/index.ts';
import { formatPercent } from '../../i18n/format.ts';
import { DateField } from '../kit/date-field.tsx';
import { PhoneIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, useDraftEdit, type DraftDetail } from './api.ts';
import classes from './dunning.module.css';

const outcomes = ['reached', 'promise', 'message-left', 'no-answer', 'dispute', 'wrong-number'] as const;
type Outcome = (typeof outcomes)[number];

type CallProps = { draft: DraftDetail; today: string; onDone?: () => void };

/** Whom to call, and what came of it; a promise is noted with its date at once. */
export function CallForm({ draft, today, onDone }: CallProps) {
  const t = useTexts().dunningScreens;
  const toasts = useToasts();
  const edit = useDraftEdit();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [dueOn, setDueOn] = useState<string | null>(() => nextBusinessDay(addDays(plainDate(today), 7)));
  const [amount, setAmount] = useState<string | null>(draft.totalMinor);
  const [note, setNote] = useState('');
  const callable = draft.contacts.filter((contact) => contact.phone !== '');
  const promiseReady = outcome !== 'promise' || (dueOn !== null && amount !== null && BigInt(amount) > 0n);
  const submit = () => {
    if (outcome === null || !promiseReady) return;
    edit.run(
      draft,
      ({ id, version }) =>
        dunningApi.recordCall({
          id,
          version,
          outcome,
          note,
          ...(outcome === 'promise' &&
            dueOn !== null &&
            amount !== null && { promise: { dueOn, amountMinor: amount } }),
        }),
      {
        onDone: (done) => {
          toasts.success(t.call.recorded(done.customerName));
          onDone?.();
        },
      },
    );
  };
  return (
    <form
      className={classes.card}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3 className={classes.sectionTitle}>{t.call.title}</h3>
      <p className={classes.dim}>{t.call.intro}</p>
      {draft.gain !== null && <Gain gain={draft.gain} currency={draft.currency} />}
      {callable.length === 0 && <p>{t.call.noPhone}</p>}
      <ul className={classes.phones}>
        {callable.map((contact) => (
          <li key={contact.id}>
            <PhoneIcon size={18} />
            <a href={`tel:${contact.phone.replaceAll(/[^\d+]/g, '')}`}>{contact.phone}</a>
            <span>{contact.name}</span>
          </li>
        ))}
      </ul>
      <div className={classes.form}>
        <Radio.Group
          label={t.call.outcome}
          value={outcome ?? ''}
          onChange={(value) => setOutcome(value as Outcome)}
        >
          <div className={classes.outcomes}>
            {outcomes.map((one) => (
              <Radio key={one} value={one} label={t.call.outcomes[one]} />
            ))}
          </div>
        </Radio.Group>
        {outcome === 'promise' && (
          <div className={classes.editorPair}>
            <DateField label={t.agreement.promiseOn} value={dueOn} onChange={setDueOn} min={today} />
            <MoneyField
              label={t.agreement.amount}
              value={amount}
              onChange={setAmount}
              currency={draft.currency}
            />
          </div>
        )}
        {(outcome === 'no-answer' || outcome === 'wrong-number') && (
          <p className={classes.dim}>{t.call.stays}</p>
        )}
        {outcome === 'dispute' && <p className={classes.dim}>{t.call.disputeHint}</p>}
        <Textarea
          label={t.call.note}
          placeholder={t.agreement.notePlaceholder}
          autosize
          minRows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={classes.dialogActions}>
          <Button type="submit" loading={edit.busy} disabled={outcome === null || !promiseReady}>
            {t.call.record}
          </Button>
        </div>
      </div>
    </form>
  );
}

function Gain({ gain, currency }: { gain: NonNullable<DraftDetail['gain']>; currency: string }) {
  const t = useTexts().insight.gain;
  const { locale } = useLocale();
  const share = (tenThousandths: number) => formatPercent(tenThousandths / 10_000, locale);
  return (
    <p>
      {t.expected}
      {locale === 'fr' ? '\u00a0: ' : ': '}
      <strong>
        <MoneyText minor={gain.minor} currency={currency} />
      </strong>
      <br />
      <span className={classes.dim}>{t.why(share(gain.alone), share(gain.called))}</span>
    </p>
  );
}
