import { TextInput } from '@mantine/core';
import { DateField } from '../kit/date-field.tsx';
import { FieldPair } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';

export type Paper = { bank: string; drawer: string; issuedOn: string | null };

/** What is written on a cheque besides its number and amount: the slip that goes to the bank repeats it. */
export function ChequeFields(props: {
  value: Paper;
  today: string;
  onChange: (paper: Paper) => void;
  errorOf: (path: string) => string | undefined;
}) {
  const { value, today, onChange, errorOf } = props;
  const t = useTexts().instruments.fields;
  return (
    <>
      <FieldPair>
        <DateField
          label={t.issuedOn}
          value={value.issuedOn}
          onChange={(issuedOn) => onChange({ ...value, issuedOn })}
          max={today}
          error={errorOf('issuedOn')}
          required
        />
        <TextInput
          label={t.bank}
          value={value.bank}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => onChange({ ...value, bank: event.currentTarget.value })}
        />
      </FieldPair>
      <TextInput
        label={t.drawer}
        description={t.drawerHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={value.drawer}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => onChange({ ...value, drawer: event.currentTarget.value })}
      />
    </>
  );
}
