import { Button, Drawer, FileInput, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { dueDate, plainDate } from '../../core/calendar/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { DrawerFoot, FieldPair } from '../kit/drawer-form.tsx';
import { ClipIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { invoicing, useHome, useRefresh } from './api.ts';
import { CustomerPicker, type PickedCustomer } from './customer-picker.tsx';
import { findingsOf, useDescribe, useFieldErrors } from './fields.ts';
import classes from './invoices.module.css';
import { termsText } from './terms-text.ts';

export type RecordInvoiceProps = {
  opened: boolean;
  onClose: () => void;
  customer?: PickedCustomer | null;
};

/** An invoice issued elsewhere, typed in: it is booked, and followed until it is paid. */
export function RecordInvoice({ opened, onClose, customer = null }: RecordInvoiceProps) {
  const t = useTexts();
  const today = useHome().data?.asOf;
  const [round, setRound] = useState(0);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={t.receivables.invoice.title}
      size={480}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {today !== undefined && (
        <Form
          key={round}
          today={today}
          customer={customer}
          onClose={onClose}
          onAnother={() => setRound((before) => before + 1)}
        />
      )}
    </Drawer>
  );
}

type FormProps = {
  today: string;
  customer: PickedCustomer | null;
  onClose: () => void;
  onAnother: () => void;
};

const fields = ['number', 'issuedOn', 'dueOn', 'totalMinor', 'reference', 'partyId', 'currency'];

function Form({ today, customer: given, onClose, onAnother }: FormProps) {
  const t = useTexts();
  const words = t.receivables.invoice;
  const toasts = useToasts();
  const refresh = useRefresh();
  const [kind, setKind] = useState<'invoice' | 'credit_note'>('invoice');
  const [customer, setCustomer] = useState(given);
  const [number, setNumber] = useState<string | null>(null);
  const [issuedOn, setIssuedOn] = useState<string | null>(today);
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [total, setTotal] = useState<string | null>(null);
  const [reference, setReference] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const again = useRef(false);
  const suggested = useQuery({
    queryKey: ['receivables', 'suggest-number'],
    queryFn: ({ signal }) => invoicing.suggestNumber({}, { signal }),
    staleTime: 0,
  });
  const shownNumber = number ?? (kind === 'invoice' ? (suggested.data?.number ?? '') : '');
  const terms = customer?.paymentTerms;
  const fromTerms =
    issuedOn === null || terms === undefined
      ? null
      : kind === 'credit_note'
        ? issuedOn
        : dueDate(plainDate(issuedOn), terms);
  const shownDue = dueOn ?? fromTerms;
  const save = useMutation({
    mutationFn: async () => {
      const made = await invoicing.record({
        partyId: customer?.id ?? '',
        kind,
        number: shownNumber,
        issuedOn: issuedOn ?? '',
        dueOn: shownDue ?? '',
        currency: customer?.currency ?? 'EUR',
        totalMinor: total ?? '0',
        reference,
      });
      if (file !== null) await invoicing.attachPdf({ id: made.id }, file).catch(toasts.failure);
      return made;
    },
    onSuccess: async (made) => {
      toasts.success(words.done(made.number));
      if (again.current) onAnother();
      else onClose();
      await refresh();
    },
  });
  const errorOf = useFieldErrors(save.error);
  const describe = useDescribe();
  const beside = findingsOf(save.error).every((finding) => fields.includes(finding.path ?? ''));
  const ready =
    customer !== null &&
    shownNumber.trim() !== '' &&
    issuedOn !== null &&
    shownDue !== null &&
    total !== null;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        again.current = submitter instanceof HTMLButtonElement && submitter.value === 'another';
        save.mutate();
      }}
    >
      <SegmentedControl
        value={kind}
        onChange={(value) => setKind(value === 'credit_note' ? 'credit_note' : 'invoice')}
        aria-label={words.kind}
        data={[
          { value: 'invoice', label: words.kinds.invoice },
          { value: 'credit_note', label: words.kinds.credit_note },
        ]}
      />
      <CustomerPicker value={customer} onChange={setCustomer} error={errorOf('partyId')} creatable />
      <FieldPair>
        <TextInput
          label={words.number}
          value={shownNumber}
          error={errorOf('number')}
          required
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <MoneyField
          label={words.total}
          value={total}
          onChange={setTotal}
          currency={customer?.currency}
          error={errorOf('totalMinor') ?? errorOf('currency')}
          required
        />
        <DateField
          label={words.issuedOn}
          value={issuedOn}
          onChange={setIssuedOn}
          error={errorOf('issuedOn')}
          required
        />
        <DateField
          label={words.dueOn}
          value={shownDue}
          onChange={setDueOn}
          min={issuedOn ?? undefined}
          error={errorOf('dueOn')}
          description={
            dueOn === null && terms !== undefined && kind === 'invoice'
              ? words.dueFromTerms(termsText(terms, t.receivables.terms))
              : undefined
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
        />
      </FieldPair>
      <TextInput
        label={words.reference}
        description={words.referenceHint}
        value={reference}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <FileInput
        label={words.pdf}
        placeholder={t.common.drop.choose}
        accept="application/pdf"
        leftSection={<ClipIcon size={18} />}
        clearable
        clearButtonProps={{ 'aria-label': t.common.action.clear }}
        value={file}
        onChange={setFile}
      />
      {save.isError && (!beside || findingsOf(save.error).length === 0) && (
        <Problem problem={save.error} describe={describe} compact />
      )}
      <DrawerFoot>
        <Button type="submit" value="another" variant="default" disabled={!ready || save.isPending}>
          {words.another}
        </Button>
        <Button type="submit" loading={save.isPending} disabled={!ready}>
          {words.submit}
        </Button>
      </DrawerFoot>
    </form>
  );
}
