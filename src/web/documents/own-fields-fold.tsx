import { OwnField } from '../kit/own-field.tsx';
import { useFieldLabel, useOwnFields } from '../kit/own-fields.ts';
import { useTexts } from '../kit/locale.tsx';
import classes from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import { fieldId } from './finding-place.ts';
import { Fold } from './fold.tsx';

/** What the company keeps of its documents beside what every company does; not there where it keeps nothing. */
export function OwnFieldsFold() {
  const t = useTexts().templates.fields;
  const { content, set, errorOf } = useEditor();
  const labelOf = useFieldLabel();
  const all = useOwnFields().data?.fields ?? [];
  const custom = content.custom ?? {};
  const fields = all.filter(
    (field) => field.owner === 'document' && (!field.isArchived || (custom[field.key] ?? '') !== ''),
  );
  if (fields.length === 0) return null;
  return (
    <Fold
      title={t.ofDocument}
      summary={fields
        .map((field) => custom[field.key] ?? '')
        .filter((value) => value !== '')
        .join(', ')}
    >
      <div className={classes.two} id={fieldId('custom')}>
        {fields.map((field) => (
          <OwnField
            key={field.key}
            label={labelOf(field)}
            field={field}
            value={custom[field.key] ?? ''}
            error={errorOf(`custom.${field.key}`)}
            onChange={(value) => {
              const { [field.key]: _, ...others } = custom;
              set({ custom: value === '' ? others : { ...others, [field.key]: value } });
            }}
          />
        ))}
      </div>
    </Fold>
  );
}
