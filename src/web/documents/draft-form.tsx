import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { DateField } from '../kit/date-field.tsx';
import { AdjustmentsFields } from './adjustments-fields.tsx';
import { CurrencyFields } from './currency-fields.tsx';
import { CustomerField } from './customer-field.tsx';
import classes from './editor.module.css';
import type { DraftFacts } from './draft-facts.ts';
import { useEditor } from './editor-context.tsx';
import { fieldId } from './finding-place.ts';
import { Fold } from './fold.tsx';
import { LineGrid } from './line-grid.tsx';
import { OwnFieldsFold } from './own-fields-fold.tsx';
import { PaymentFields } from './payment-fields.tsx';
import { PrecedingField } from './preceding-field.tsx';
import { ReferenceFields } from './reference-fields.tsx';
import { SupplyFields } from './supply-fields.tsx';
import { TermsField } from './terms-field.tsx';
import { TextFields } from './text-fields.tsx';
import { TotalsPanel } from './totals-panel.tsx';
import { useWords } from './texts.ts';

/** Everything a document says, the usual in sight and the rest folded. */
export function DraftForm({ facts }: { facts: DraftFacts }) {
  const t = useWords();
  const { content, kept, set, errorOf } = useEditor();
  const { totals, document: written } = facts;
  const [isNew] = useState(kept === null);
  useEffect(() => {
    // A new document begins with whom it is for.
    if (isNew) document.getElementById(fieldId('partyId'))?.querySelector('input')?.focus();
  }, [isNew]);
  const isCredit = content.kind === 'credit_note' || content.kind === 'corrective';
  return (
    <form aria-label={t.editor.form} onSubmit={(event) => event.preventDefault()} className={classes.fields}>
      <CustomerField />
      {isCredit && <PrecedingField />}
      <TextInput
        id={fieldId('title')}
        label={t.fields.title}
        placeholder={t.fields.titleHint}
        maxLength={200}
        value={content.title}
        error={errorOf('title')}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <div className={classes.three}>
        <DateField
          id={fieldId('issuedOn')}
          label={t.fields.issuedOn}
          placeholder={t.fields.onIssue}
          value={content.issuedOn}
          error={errorOf('issuedOn')}
          onChange={(issuedOn) => set({ issuedOn })}
        />
        {content.kind === 'quote' && (
          <DateField
            id={fieldId('validUntil')}
            label={t.fields.validUntil}
            value={content.validUntil}
            error={errorOf('validUntil')}
            onChange={(validUntil) => set({ validUntil })}
          />
        )}
        {content.kind !== 'credit_note' && <TermsField />}
      </div>
      <LineGrid totals={totals} />
      <TotalsPanel totals={totals} document={written} />
      <div className={classes.folds}>
        <Fold
          title={t.fields.sections.adjustments}
          summary={content.adjustments.map((one) => one.label).join(', ')}
        >
          <AdjustmentsFields totals={totals} />
        </Fold>
        <Fold title={t.fields.sections.payment} summary={t.fields.meansOptions[content.means]}>
          <PaymentFields />
        </Fold>
        <Fold title={t.fields.sections.supply}>
          <SupplyFields />
        </Fold>
        <Fold
          title={t.fields.sections.references}
          summary={Object.values(content.references)
            .filter((text) => text !== '')
            .join(', ')}
        >
          <ReferenceFields />
        </Fold>
        <OwnFieldsFold />
        <Fold
          title={t.fields.sections.currency}
          summary={`${content.currency} · ${t.fields.languages[content.language]}`}
        >
          <CurrencyFields />
        </Fold>
        <Fold title={t.fields.sections.texts}>
          <TextFields />
        </Fold>
      </div>
    </form>
  );
}
