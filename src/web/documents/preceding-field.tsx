import { TextInput } from '@mantine/core';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale } from '../kit/locale.tsx';
import classes from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import { fieldId } from './finding-place.ts';
import { useWords } from './texts.ts';

/** What a credit note corrects, and why (CGI art. 289, I-5). */
export function PrecedingField() {
  const t = useWords().fields;
  const { locale } = useLocale();
  const { content, set, errorOf } = useEditor();
  const { preceding } = content;
  return (
    <div className={classes.stack}>
      <div id={fieldId('preceding')} tabIndex={-1} className={classes.preceding}>
        {preceding.length === 0 ? (
          <p className={classes.hint}>{t.precedingHint}</p>
        ) : (
          <p>
            <span className={classes.hint}>{t.preceding}</span>{' '}
            {preceding
              .map((one) => t.precedingOf(one.number, formatDate(plainDate(one.issuedOn), locale, 'short')))
              .join(', ')}
          </p>
        )}
        {errorOf('preceding') !== undefined && <p className={classes.error}>{errorOf('preceding')}</p>}
      </div>
      <TextInput
        id={fieldId('reason')}
        label={t.reason}
        maxLength={500}
        value={content.reason}
        error={errorOf('reason')}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
    </div>
  );
}
