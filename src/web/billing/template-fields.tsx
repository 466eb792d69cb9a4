import type { Written } from '../../contract/document-shapes.ts';
import type { Totals } from '../../core/invoicing/index.ts';
import {
  AdjustmentsFields,
  DeliveryField,
  EarlyPaymentFields,
  Fold,
  LineGrid,
  MeansField,
  ReferenceFields,
  TermsField,
  TextFields,
  TotalsPanel,
  useWords,
} from '../documents/index.ts';
import { FieldPair } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import classes from './billing.module.css';

/** All that the invoice of each period says, by the fields of the editor of documents. */
export function TemplateFields({ totals, document }: { totals: Totals; document: Written }) {
  const t = useTexts().subscriptions.form;
  const sections = useWords().fields.sections;
  return (
    <Section>
      <div className={classes.stack}>
        <LineGrid totals={totals} />
        <p className={classes.dim}>{t.placeholders}</p>
        <TotalsPanel totals={totals} document={document} />
        <div>
          <Fold title={sections.adjustments} summary={totals.adjustments.map((one) => one.label).join(', ')}>
            <AdjustmentsFields totals={totals} />
          </Fold>
          <Fold title={sections.payment}>
            <FieldPair>
              <TermsField />
              <MeansField />
            </FieldPair>
            <EarlyPaymentFields />
          </Fold>
          <Fold title={sections.references}>
            <ReferenceFields />
            <DeliveryField />
          </Fold>
          <Fold title={sections.texts}>
            <TextFields />
          </Fold>
        </div>
      </div>
    </Section>
  );
}
