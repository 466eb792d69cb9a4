import { Button, Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import type { TextField } from '../../core/dunning/index.ts';
import { UndoIcon } from '../kit/icons.tsx';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { fieldsOf, type PlacedFinding, type TextPlace } from './policy-text-form.ts';
import { PolicyVariables } from './policy-variables.tsx';
import classes from './policy.module.css';

type EditorProps = {
  place: TextPlace;
  head: string;
  body: string;
  findings: readonly PlacedFinding[];
  isOwn: boolean;
  readOnly: boolean;
  onChange: (field: TextField, value: string) => void;
  onSupplied: () => void;
};

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Subject and text of one message; a variable goes where the cursor stands, in the field it stood in last. */
export function PolicyTextEditor(props: EditorProps) {
  const { place, head, body, findings, isOwn, readOnly, onChange, onSupplied } = props;
  const t = useTexts().dunningScreens.policy;
  const { locale } = useLocale();
  const [headField, bodyField] = fieldsOf[place.part];
  const headInput = useRef<HTMLInputElement>(null);
  const bodyInput = useRef<HTMLTextAreaElement>(null);
  const last = useRef<TextField>(bodyField);
  const errorOf = (field: TextField) => {
    const own = findings.filter((one) => one.field === field);
    return own.length === 0 ? undefined : own.map((one) => findingText(locale, one.finding)).join(' ');
  };
  const insert = (text: string) => {
    const isHead = last.current === headField;
    const field: Field | null = isHead ? headInput.current : bodyInput.current;
    if (field === null) return;
    field.focus();
    field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
    onChange(last.current, field.value);
  };
  const shared = (field: TextField) => ({
    error: errorOf(field),
    lang: place.language,
    readOnly,
    onFocus: () => {
      last.current = field;
    },
    onChange: (event: { currentTarget: Field }) => onChange(field, event.currentTarget.value),
  });
  return (
    <div className={classes.textFields}>
      <div className={classes.textHead}>
        <span>{isOwn ? t.own : t.supplied}</span>
        {isOwn && !readOnly && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<UndoIcon size={14} />}
            onClick={onSupplied}
          >
            {t.standard}
          </Button>
        )}
      </div>
      <TextInput
        ref={headInput}
        label={place.part === 'mail' ? t.subject : t.letterTitle}
        value={head}
        maxLength={200}
        {...shared(headField)}
      />
      <Textarea
        ref={bodyInput}
        label={t.body}
        description={t.bodyHint}
        inputWrapperOrder={['label', 'error', 'input', 'description']}
        autosize
        minRows={12}
        maxRows={26}
        maxLength={20_000}
        value={body}
        {...shared(bodyField)}
      />
      {!readOnly && <PolicyVariables code={place.code} language={place.language} onInsert={insert} />}
    </div>
  );
}
