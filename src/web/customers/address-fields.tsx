import { Textarea, TextInput } from '@mantine/core';
import { FieldPair } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';

type TextField = {
  value: string;
  error?: string | undefined;
  onChange: (event: { currentTarget: { value: string } }) => void;
};

type AddressFieldsProps = {
  /** One line each. */
  lines: string;
  linesError?: string | undefined;
  onLines: (text: string) => void;
  field: (name: 'postalCode' | 'city' | 'country') => TextField;
  isCityRequired?: boolean;
};

export function AddressFields({
  lines,
  linesError,
  onLines,
  field,
  isCityRequired = false,
}: AddressFieldsProps) {
  const words = useTexts().receivables.form;
  return (
    <>
      <Textarea
        label={words.address}
        autosize
        minRows={1}
        maxRows={4}
        value={lines}
        error={linesError}
        onChange={(event) => onLines(event.currentTarget.value)}
      />
      <FieldPair>
        <TextInput label={words.postalCode} maxLength={12} {...field('postalCode')} />
        <TextInput label={words.city} maxLength={60} required={isCityRequired} {...field('city')} />
        <TextInput label={words.country} maxLength={2} {...field('country')} />
      </FieldPair>
    </>
  );
}
