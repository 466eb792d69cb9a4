import { Textarea } from '@mantine/core';
import { useEditor } from './editor-context.tsx';
import { fieldId } from './finding-place.ts';
import { useWords } from './texts.ts';

/** Printed above and below the lines. */
export function TextFields() {
  const t = useWords().fields;
  const { content, set, errorOf } = useEditor();
  return (['intro', 'closing'] as const).map((name) => (
    <Textarea
      key={name}
      id={fieldId(name)}
      label={t[name]}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={4000}
      value={content[name]}
      error={errorOf(name)}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  ));
}
