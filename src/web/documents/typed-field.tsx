import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { fieldId } from './finding-place.ts';
import { useWords } from './texts.ts';

export type TypedFieldProps = Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'type' | 'id'> & {
  /** Where it is in the document: its element can be found by it (finding-place.ts). */
  path: string;
  /** How the value is written when nobody is writing. */
  shown: string;
  /** False when the text cannot be read; the value then stays as it was. */
  onType: (text: string) => boolean;
  setUnreadable: (path: string, isUnreadable: boolean) => void;
};

/** A number or a rebate typed as text: shown as typed while the hand is in it, then as it was understood. */
export function TypedField({
  path,
  shown,
  onType,
  setUnreadable,
  error,
  onBlur,
  onFocus,
  ...rest
}: TypedFieldProps) {
  const t = useWords().fields;
  const [typed, setTyped] = useState<string | null>(null);
  const [isBad, setBad] = useState(false);
  // A line that is moved or deleted takes its unreadable text along.
  useEffect(() => () => setUnreadable(path, false), [path, setUnreadable]);
  const type = (text: string) => {
    setTyped(text);
    const bad = !onType(text);
    setBad(bad);
    setUnreadable(path, bad);
  };
  return (
    <TextInput
      {...rest}
      id={fieldId(path)}
      value={typed ?? shown}
      inputMode="decimal"
      autoComplete="off"
      error={isBad && typed !== null ? t.unreadable : error}
      onChange={(event) => type(event.currentTarget.value)}
      onFocus={(event) => {
        event.currentTarget.select();
        onFocus?.(event);
      }}
      onBlur={(event) => {
        if (!isBad) setTyped(null);
        onBlur?.(event);
      }}
    />
  );
}
