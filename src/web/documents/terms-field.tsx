import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { dueDate, parseTerms, plainDate, type PaymentTerms } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { termsText } from '../invoices/index.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useEditor } from './editor-context.tsx';
import { fieldId } from './finding-place.ts';
import { useWords } from './texts.ts';

/** « 45 jours fin de mois », with the day it leads to, and the limit of the law beside it. */
export function TermsField() {
  const t = useTexts();
  const own = useWords();
  const words = own.fields;
  const { locale } = useLocale();
  const { content, today, set, errorOf, setUnreadable } = useEditor();
  const terms = content.terms as PaymentTerms;
  const written = termsText(terms, t.receivables.terms);
  const [typed, setTyped] = useState<string | null>(null);
  const isBad = typed !== null && parseTerms(typed) === null;
  const due = formatDate(dueDate(plainDate(content.issuedOn ?? today), terms), locale, 'short');
  return (
    <TextInput
      id={fieldId('terms')}
      label={words.terms}
      placeholder={words.termsHint}
      autoComplete="off"
      value={typed ?? written}
      error={isBad ? words.termsUnknown : (errorOf('terms') ?? errorOf('terms.days'))}
      description={
        isBad || content.kind === 'quote' || content.schedule.length > 0 ? undefined : words.dueOn(due)
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const read = parseTerms(text);
        setUnreadable('terms', read === null);
        if (read !== null) set({ terms: read });
      }}
      onBlur={() => !isBad && setTyped(null)}
    />
  );
}
