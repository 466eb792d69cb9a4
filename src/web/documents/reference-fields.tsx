import { TextInput } from '@mantine/core';
import classes from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import { fieldId } from './finding-place.ts';
import { useWords } from './texts.ts';

const names = ['purchaseOrder', 'contract', 'buyerReference', 'project', 'quote'] as const;

/** What the customer sorts it by. */
export function ReferenceFields() {
  const t = useWords().fields;
  const { content, set, errorOf } = useEditor();
  return (
    <div className={classes.two}>
      {names.map((name) => (
        <TextInput
          key={name}
          id={fieldId(`references.${name}`)}
          label={t[name]}
          maxLength={60}
          autoComplete="off"
          value={content.references[name]}
          error={errorOf(`references.${name}`)}
          onChange={(event) =>
            set({ references: { ...content.references, [name]: event.currentTarget.value } })
          }
        />
      ))}
    </div>
  );
}
