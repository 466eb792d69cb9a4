import { Drawer, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  CustomerPicker,
  findingsOf,
  useDescribe,
  useFieldErrors,
  type PickedCustomer,
} from '../invoices/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { DrawerForm, FieldPair } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { billingApi, useRefresh } from './api.ts';
import { blankLine, isComplete, toLines, type LineDraft, type Nature } from './line-drafts.ts';
import { LineFields } from './line-fields.tsx';
import { useTemplate } from './use-template.ts';

type Props = { opened: boolean; onClose: () => void };

/** A delivery or a finished service, typed. */
export function DeliveryForm({ opened, onClose }: Props) {
  const t = useTexts();
  const { today, rate } = useTemplate(null);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={t.billing.add.title}
      size={520}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {today !== null && rate !== null && <Form today={today} rate={rate} onClose={onClose} />}
    </Drawer>
  );
}

const FIELDS = ['reference', 'deliveredOn', 'customerId'];

function Form({ today, rate, onClose }: { today: string; rate: string; onClose: () => void }) {
  const t = useTexts().billing.add;
  const natures = useTexts().billing.natures;
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const [customer, setCustomer] = useState<PickedCustomer | null>(null);
  const [nature, setNature] = useState<Nature>('goods');
  const [reference, setReference] = useState('');
  const [deliveredOn, setDeliveredOn] = useState<string | null>(today);
  const [order, setOrder] = useState('');
  const [lines, setLines] = useState<readonly LineDraft[]>(() => [blankLine(rate)]);
  const { content, base } = useTemplate(customer?.id ?? null);
  const made = toLines(lines, nature);
  const save = useMutation({
    mutationFn: () =>
      billingApi.add({
        customerId: customer?.id ?? '',
        reference,
        nature,
        deliveredOn: deliveredOn ?? '',
        purchaseOrder: order,
        lines: made,
      }),
    onSuccess: async (added) => {
      toasts.success(t.done(added.customerName));
      onClose();
      await refresh();
    },
  });
  const errorOf = useFieldErrors(save.error);
  const beside = findingsOf(save.error);
  const isBeside = beside.length > 0 && beside.every((one) => FIELDS.includes(one.path ?? ''));
  return (
    <DrawerForm
      submit={t.submit}
      busy={save.isPending}
      disabled={customer === null || deliveredOn === null || !lines.every(isComplete)}
      onSubmit={() => save.mutate()}
      onClose={onClose}
      problem={
        save.isError && !isBeside ? <Problem problem={save.error} describe={describe} compact /> : undefined
      }
    >
      <SegmentedControl
        aria-label={t.nature}
        value={nature}
        onChange={(value) => setNature(value === 'services' ? 'services' : 'goods')}
        data={[
          { value: 'goods', label: natures.goods },
          { value: 'services', label: natures.services },
        ]}
      />
      <CustomerPicker value={customer} onChange={setCustomer} error={errorOf('customerId')} creatable />
      <FieldPair>
        <DateField
          label={t.deliveredOn}
          value={deliveredOn}
          onChange={setDeliveredOn}
          max={today}
          error={errorOf('deliveredOn')}
          required
        />
        <TextInput
          label={t.reference}
          placeholder={t.referenceHint}
          value={reference}
          maxLength={60}
          autoComplete="off"
          error={errorOf('reference')}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
      </FieldPair>
      <TextInput
        label={t.order}
        value={order}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setOrder(event.currentTarget.value)}
      />
      <LineFields
        lines={lines}
        onChange={setLines}
        content={content === null ? null : { ...content, lines: made }}
        base={base}
      />
    </DrawerForm>
  );
}
