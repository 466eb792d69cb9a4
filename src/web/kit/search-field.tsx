import { CloseButton, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { SearchIcon } from './icons.tsx';
import { useShortcut } from './keyboard.tsx';
import { useTexts } from './locale.tsx';

export type SearchFieldProps = {
  value: string;
  onChange: (text: string) => void;
  placeholder?: string;
  /** Spoken name; the placeholder when absent. */
  label?: string;
  /** `/` brings the focus here; one per screen. */
  slash?: boolean;
  /** Told after this pause; 0 for lists already in memory. */
  delayMs?: number;
  width?: string;
};

export function SearchField({
  value,
  onChange,
  placeholder,
  label,
  slash = true,
  delayMs = 150,
  width = '16rem',
}: SearchFieldProps) {
  const t = useTexts().common;
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const told = useRef(value);
  useShortcut('/', () => input.current?.select(), {
    label: t.keys.focusSearch,
    group: 'list',
    enabled: slash,
  });
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    if (text === told.current) return undefined;
    const tell = () => {
      told.current = text;
      onChange(text);
    };
    const timer = window.setTimeout(tell, delayMs);
    return () => window.clearTimeout(timer);
  }, [text, delayMs, onChange]);
  const words = placeholder ?? t.field.search;
  return (
    <TextInput
      ref={input}
      type="search"
      size="sm"
      w={width}
      maw="100%"
      value={text}
      placeholder={words}
      aria-label={label ?? words}
      leftSection={<SearchIcon size={18} />}
      rightSection={
        text === '' ? undefined : (
          <CloseButton size="sm" aria-label={t.field.clearSearch} onClick={() => setText('')} />
        )
      }
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        if (text === '') input.current?.blur();
        else setText('');
      }}
    />
  );
}
