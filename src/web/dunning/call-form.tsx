import { Button, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { callOutcomes } from '../../app/dunning/contract.ts';
import { formatPercent } from '../../i18n/format.ts';
import { PhoneIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { dunningApi, useDraftEdit, type DraftDetail } from './api.ts';
import { CallFields } from './call-fields.tsx';
import { followUp, startCall, type CallValues, type Outcome } from './call-follow-up.ts';
import classes from './dunning.module.css';

type CallProps = { draft: DraftDetail; today: string; onDone?: () => void };

/** Whom to call, and what came of it; what follows is done at once. */
export function CallForm({ draft, today, onDone }: CallProps) {
  const t = useTexts().dunningScreens;
  const toasts = useToasts();
  const edit = useDraftEdit();
  const [values, setValues] = useState(() => startCall(draft, today));
  const callable = draft.contacts.filter((contact) => contact.phone !== '');
  const said = followUp(values);
  const change = (part: Partial<CallValues>) => setValues((before) => ({ ...before, ...part }));
  const submit = () => {
    if (said === null) return;
    edit.run(draft, ({ id, version }) => dunningApi.recordCall({ id, version, ...said }), {
      onDone: (done) => {
        toasts.success(t.call.recorded(done.customerName));
        onDone?.();
      },
    });
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
          value={values.outcome ?? ''}
          onChange={(value) => change({ outcome: value as Outcome })}
        >
          <div className={classes.outcomes}>
            {callOutcomes.map((one) => (
              <Radio key={one} value={one} label={t.call.outcomes[one]} />
            ))}
          </div>
        </Radio.Group>
        <CallFields draft={draft} today={today} values={values} onChange={change} />
        <Textarea
          label={values.outcome === 'dispute' ? t.call.disputeWords : t.call.note}
          required={values.outcome === 'dispute'}
          placeholder={values.outcome === 'dispute' ? '' : t.agreement.notePlaceholder}
          autosize
          minRows={2}
          maxLength={500}
          value={values.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <div className={classes.dialogActions}>
          <Button type="submit" loading={edit.busy} disabled={said === null}>
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
    <p className={classes.gain}>
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
