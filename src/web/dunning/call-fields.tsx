import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { disputeCategories } from '../../app/openitems/contract.ts';
import { DateField } from '../kit/date-field.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { useMoney } from '../kit/money.tsx';
import type { DraftDetail } from './api.ts';
import { itemsOf, type CallValues } from './call-follow-up.ts';
import classes from './dunning.module.css';

type FieldsProps = {
  draft: DraftDetail;
  today: string;
  values: CallValues;
  onChange: (change: Partial<CallValues>) => void;
};

/** What the outcome of a call asks for besides a note. */
export function CallFields(props: FieldsProps) {
  const t = useTexts().dunningScreens;
  switch (props.values.outcome) {
    case 'promise':
      return <PromiseFields {...props} />;
    case 'dispute':
      return <DisputeFields {...props} />;
    case 'not-received':
      return <ResendFields {...props} />;
    case 'wrong-person':
    case 'wrong-number':
      return <WrongFields {...props} />;
    case 'no-answer':
      return <p className={classes.dim}>{t.call.stays}</p>;
    case 'reached':
    case 'message-left':
    case null:
      return null;
  }
}

function PromiseFields({ draft, today, values, onChange }: FieldsProps) {
  const t = useTexts().dunningScreens;
  return (
    <div className={classes.editorPair}>
      <DateField
        label={t.agreement.promiseOn}
        value={values.promiseOn}
        onChange={(promiseOn) => onChange({ promiseOn })}
        min={today}
      />
      <MoneyField
        label={t.agreement.amount}
        value={values.promised}
        onChange={(promised) => onChange({ promised })}
        currency={draft.currency}
      />
    </div>
  );
}

function DisputeFields({ draft, values, onChange }: FieldsProps) {
  const t = useTexts();
  const words = t.dunningScreens.call;
  return (
    <>
      <NativeSelect
        label={words.disputed}
        value={values.disputed}
        onChange={({ currentTarget: { value } }) =>
          onChange({
            disputed: value,
            disputedMinor: draft.items.find((item) => item.itemId === value)?.openMinor ?? null,
          })
        }
        data={itemsOf(draft).map((item) => ({ value: item.itemId, label: item.number }))}
      />
      <div className={classes.editorPair}>
        <MoneyField
          label={words.disputedAmount}
          value={values.disputedMinor}
          onChange={(disputedMinor) => onChange({ disputedMinor })}
          currency={draft.currency}
        />
        <NativeSelect
          label={words.category}
          value={values.category}
          onChange={({ currentTarget: { value } }) => onChange({ category: value as CallValues['category'] })}
          data={disputeCategories.map((value) => ({ value, label: t.receivables.dispute.categories[value] }))}
        />
      </div>
      <p className={classes.dim}>{words.disputeHint}</p>
    </>
  );
}

function ResendFields({ draft, today, values, onChange }: FieldsProps) {
  const words = useTexts().dunningScreens.call;
  const money = useMoney();
  return (
    <>
      <Checkbox.Group
        label={words.resent}
        description={words.resendHint}
        value={values.resent}
        onChange={(resent) => onChange({ resent })}
      >
        <div className={classes.resent}>
          {itemsOf(draft).map((item) => (
            <Checkbox
              key={item.itemId}
              value={item.itemId}
              label={`${item.number} · ${money(item.openMinor, draft.currency)}`}
            />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.editorPair}>
        <TextInput
          type="email"
          label={words.resendTo}
          value={values.resendTo}
          onChange={(event) => onChange({ resendTo: event.currentTarget.value })}
        />
        <DateField
          label={words.holdUntil}
          value={values.holdUntil}
          onChange={(holdUntil) => onChange({ holdUntil })}
          min={today}
        />
      </div>
    </>
  );
}

function WrongFields({ draft, values, onChange }: FieldsProps) {
  const words = useTexts().dunningScreens.call;
  const callable = draft.contacts.filter((contact) => contact.phone !== '');
  const change = (part: Partial<CallValues['instead']>) =>
    onChange({ instead: { ...values.instead, ...part } });
  return (
    <>
      <NativeSelect
        label={words.called}
        description={values.outcome === 'wrong-number' ? words.wrongNumberHint : words.wrongPersonHint}
        value={values.contactId}
        onChange={(event) => onChange({ contactId: event.currentTarget.value })}
        data={[
          ...callable.map(({ id, name, phone }) => ({
            value: id,
            label: name === '' ? phone : `${name} · ${phone}`,
          })),
          { value: '', label: words.someone },
        ]}
      />
      <fieldset className={classes.plainGroup}>
        <legend>{words.insteadTitle}</legend>
        <TextInput
          label={words.insteadName}
          value={values.instead.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <div className={classes.editorPair}>
          <TextInput
            type="tel"
            label={words.insteadPhone}
            value={values.instead.phone}
            onChange={(event) => change({ phone: event.currentTarget.value })}
          />
          <TextInput
            type="email"
            label={words.insteadEmail}
            value={values.instead.email}
            onChange={(event) => change({ email: event.currentTarget.value })}
          />
        </div>
      </fieldset>
      <p className={classes.dim}>{words.stays}</p>
    </>
  );
}
