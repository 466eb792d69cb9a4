import { NumberInput, Switch } from '@mantine/core';
import { attachmentsOf, chargeRuleOf, INVOICE_COPIES, writesMail } from '../../core/dunning/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { Choice } from './choice.tsx';
import type { StepFieldsProps } from './policy-step.tsx';

/** What goes along, how long it leaves to pay, and whether it claims late charges. */
export function StepContents({ step, readOnly, onChange }: StepFieldsProps) {
  const t = useTexts();
  const words = t.dunningScreens.policy;
  const more = t.policyEditor;
  const attachments = attachmentsOf(step);
  return (
    <>
      {step.kind !== 'pre-due' && (
        <NumberInput
          label={words.deadline}
          value={step.deadlineDays}
          min={0}
          max={365}
          allowDecimal={false}
          readOnly={readOnly}
          clampBehavior="blur"
          onChange={(value) => typeof value === 'number' && onChange({ deadlineDays: value })}
        />
      )}
      {writesMail(step.channel) && (
        <>
          <Choice
            label={more.invoices}
            values={INVOICE_COPIES}
            value={attachments.invoices}
            words={more.invoiceCopies}
            readOnly={readOnly}
            onChange={(invoices) => onChange({ attachments: { ...attachments, invoices } })}
          />
          <Switch
            label={more.statement}
            checked={attachments.statement}
            disabled={readOnly}
            onChange={(event) =>
              onChange({ attachments: { ...attachments, statement: event.currentTarget.checked } })
            }
          />
        </>
      )}
      {step.kind !== 'pre-due' && (
        <Switch
          label={words.charges}
          description={words.chargesHint}
          checked={chargeRuleOf(step) === 'announce'}
          disabled={readOnly}
          onChange={(event) => onChange({ charges: event.currentTarget.checked ? 'announce' : 'none' })}
        />
      )}
    </>
  );
}
