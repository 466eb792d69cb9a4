import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale } from '../kit/locale.tsx';
import { ContractFields } from './contract-fields.tsx';
import { CreditedInvoices } from './credited-invoices.tsx';
import classes from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import { fieldId } from './finding-place.ts';
import { useWords } from './texts.ts';

/** What a credit note corrects, and why (CGI art. 289, I-5; ann. II art. 242 nonies A). */
export function PrecedingField() {
  const { content } = useEditor();
  const t = useWords().credits;
  return (
    <section className={classes.stack} aria-label={t.title}>
      {content.kind === 'corrective' ? <Replaced /> : <Corrected />}
      <Reason />
    </section>
  );
}

/** A corrective replaces the one it was made of. */
function Replaced() {
  const t = useWords().fields;
  const { locale } = useLocale();
  const { content, errorOf } = useEditor();
  return (
    <div id={fieldId('preceding')} tabIndex={-1} className={classes.preceding}>
      <p>
        <span className={classes.hint}>{t.preceding}</span>{' '}
        {content.preceding
          .map((one) => t.precedingOf(one.number, formatDate(plainDate(one.issuedOn), locale, 'short')))
          .join(', ')}
      </p>
      {errorOf('preceding') !== undefined && <p className={classes.error}>{errorOf('preceding')}</p>}
    </div>
  );
}

/** An invoice that is looked for, or a contract and a period. */
function Corrected() {
  const t = useWords().credits;
  const { content, set, errorOf } = useEditor();
  const isWritten = content.preceding.length === 0 && content.references.contract.trim() !== '';
  const [byContract, setByContract] = useState(isWritten);
  return (
    <div id={fieldId('preceding')} className={classes.stack}>
      <div>
        <h2 className={classes.precedingTitle}>{t.title}</h2>
        <SegmentedControl
          aria-label={t.by}
          value={byContract ? 'contract' : 'invoice'}
          onChange={(value) => {
            setByContract(value === 'contract');
            if (value === 'contract') set({ preceding: [] });
          }}
          data={[
            { value: 'invoice', label: t.byInvoice },
            { value: 'contract', label: t.byContract },
          ]}
        />
      </div>
      {byContract ? <ContractFields /> : <CreditedInvoices />}
      {errorOf('preceding') !== undefined && <p className={classes.error}>{errorOf('preceding')}</p>}
    </div>
  );
}

function Reason() {
  const t = useWords().credits;
  const { content, set, errorOf } = useEditor();
  return (
    <TextInput
      id={fieldId('reason')}
      label={t.reason}
      description={t.reasonHint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      required
      maxLength={500}
      value={content.reason}
      error={errorOf('reason')}
      onChange={(event) => set({ reason: event.currentTarget.value })}
    />
  );
}
