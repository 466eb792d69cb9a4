import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ContentEditor, LineGrid, TotalsPanel, useUnreadable, withNature } from '../documents/index.ts';
import { CustomerPicker, findingsOf, useDescribe, useFieldErrors } from '../invoices/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { FieldPair } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { SaveBar } from '../kit/save-bar.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { billingApi, useRefresh, type Nature } from './api.ts';
import classes from './billing.module.css';
import { isWritten, useWritten, type Started } from './use-written.ts';

const FIELDS = /^(reference|deliveredOn|customerId|lines\.)/;

/** A delivery or a finished service, typed, with all that a line of a document can say. */
export function DeliveryForm({ started }: { started: Started }) {
  const texts = useTexts();
  const t = texts.billing.add;
  const natures = texts.billing.natures;
  const toasts = useToasts();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const describe = useDescribe();
  const { today } = started;
  const [nature, setNature] = useState<Nature>('goods');
  const { content, change, parties, customer, pick } = useWritten(started, null, nature);
  const { unreadable, setUnreadable } = useUnreadable();
  const [reference, setReference] = useState('');
  const [deliveredOn, setDeliveredOn] = useState<string | null>(today);
  const [order, setOrder] = useState('');
  const save = useMutation({
    mutationFn: () =>
      billingApi.add({
        customerId: customer?.id ?? '',
        reference,
        nature,
        deliveredOn: deliveredOn ?? '',
        purchaseOrder: order,
        currency: content.currency,
        lines: content.lines,
      }),
    onSuccess: async (added) => {
      toasts.success(t.done(added.customerName));
      await refresh();
      await navigate({ to: '/a-facturer' });
    },
  });
  const errorOf = useFieldErrors(save.error);
  const refused = findingsOf(save.error);
  const isBeside = refused.length > 0 && refused.every((one) => FIELDS.test(one.path ?? ''));
  const isReady = customer !== null && deliveredOn !== null && isWritten(content) && unreadable.size === 0;
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) save.mutate();
      }}
    >
      <Section>
        <div className={classes.stack}>
          <SegmentedControl
            className={classes.narrow}
            aria-label={t.nature}
            value={nature}
            onChange={(value) => {
              const next = value === 'services' ? 'services' : 'goods';
              setNature(next);
              change((before) => ({
                ...before,
                lines: before.lines.map((line) => (line.type === 'item' ? withNature(line, next) : line)),
              }));
            }}
            data={[
              { value: 'goods', label: natures.goods },
              { value: 'services', label: natures.services },
            ]}
          />
          <CustomerPicker value={customer} onChange={pick} error={errorOf('customerId')} creatable />
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
            <TextInput
              label={t.order}
              value={order}
              maxLength={60}
              autoComplete="off"
              onChange={(event) => setOrder(event.currentTarget.value)}
            />
          </FieldPair>
        </div>
      </Section>
      <ContentEditor
        content={content}
        change={change}
        parties={parties}
        on={deliveredOn ?? today}
        baseCurrency={started.baseCurrency}
        nature={nature}
        refused={refused}
        wanted={save.isError}
        setUnreadable={setUnreadable}
      >
        {(totals, document) => (
          <Section>
            <div className={classes.stack}>
              <LineGrid totals={totals} />
              <TotalsPanel totals={totals} document={document} />
            </div>
          </Section>
        )}
      </ContentEditor>
      {save.isError && !isBeside && <Problem problem={save.error} describe={describe} compact />}
      <SaveBar text={customer === null ? t.missing : ''}>
        <Button variant="default" onClick={() => void navigate({ to: '/a-facturer' })}>
          {texts.common.action.cancel}
        </Button>
        <Button type="submit" loading={save.isPending} disabled={!isReady}>
          {t.submit}
        </Button>
      </SaveBar>
    </form>
  );
}
