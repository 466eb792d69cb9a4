import { Checkbox, Drawer, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { day, plainDate } from '../../core/calendar/index.ts';
import { CustomerPicker, useDescribe, type PickedCustomer } from '../invoices/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { DrawerForm, FieldPair } from '../kit/drawer-form.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import {
  subscriptionsApi,
  useRefresh,
  type Mode,
  type Subscription,
  type SubscriptionFields,
} from './api.ts';
import classes from './billing.module.css';
import { draftOf, IndexationFields, indexationOf } from './indexation-fields.tsx';
import { blankLine, isComplete, isSimple, toLines, type LineDraft } from './line-drafts.ts';
import { LineFields } from './line-fields.tsx';
import { HourSelect } from './hour-select.tsx';
import { previewOf } from './subscription-draft.ts';
import { PeriodTable } from './subscription-periods.tsx';
import { showDecimal } from '../kit/decimals.ts';
import { useTemplate } from './use-template.ts';

type Props = {
  opened: boolean;
  onClose: () => void;
  /** Absent: a new one. */
  subscription?: Subscription;
  onSaved?: (saved: Subscription) => void;
};

export function SubscriptionForm({ opened, onClose, subscription, onSaved }: Props) {
  const t = useTexts();
  const words = t.subscriptions.form;
  const { today, rate } = useTemplate(null);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={subscription === undefined ? words.newTitle : words.editTitle}
      size={560}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      {opened && today !== null && rate !== null && (
        <Form today={today} rate={rate} subscription={subscription} onClose={onClose} onSaved={onSaved} />
      )}
    </Drawer>
  );
}

const RHYTHMS = [1, 2, 3, 6, 12, 24, 36] as const;
const timings = ['advance', 'arrears'] as const;
const modes: readonly Mode[] = ['draft', 'issue', 'send'];

type FormProps = {
  today: string;
  rate: string;
  subscription: Subscription | undefined;
  onClose: () => void;
  onSaved: ((saved: Subscription) => void) | undefined;
};

function Form({ today, rate, subscription: before, onClose, onSaved }: FormProps) {
  const t = useTexts().subscriptions;
  const words = t.form;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const describe = useDescribe();
  const show = (decimal: string): string => showDecimal(decimal, locale);
  const simple = before?.content.lines.filter(isSimple) ?? [];
  const detailed = before?.content.lines.filter((line) => !isSimple(line)) ?? [];
  const [customer, setCustomer] = useState<PickedCustomer | null>(null);
  const [title, setTitle] = useState(before?.title ?? '');
  const [everyMonths, setEvery] = useState(before?.everyMonths ?? 1);
  const [startsOn, setStart] = useState<string | null>(before?.startsOn ?? today);
  const [endsOn, setEnd] = useState<string | null>(before?.endsOn ?? null);
  const [anchor, setAnchor] = useState<number | null>(before?.anchorDay ?? null);
  const [timing, setTiming] = useState(before?.timing ?? 'advance');
  const [prorate, setProrate] = useState(before?.prorate ?? true);
  const [mode, setMode] = useState<Mode>(before?.mode ?? 'issue');
  const [hour, setHour] = useState(before?.hour ?? 8);
  const [indexing, setIndexing] = useState(() => draftOf(before?.indexation ?? { kind: 'none' }, show));
  const [lines, setLines] = useState<readonly LineDraft[]>(() =>
    before === undefined
      ? [blankLine(rate)]
      : simple.map((line) => ({
          key: line.id,
          name: line.name,
          quantity: show(line.quantity),
          price: show(line.unitPrice),
          rate: line.vat.rate,
        })),
  );
  const customerId = before?.customerId ?? customer?.id ?? null;
  const template = useTemplate(customerId);
  const base = before?.content ?? template.content;
  const indexation = indexationOf(indexing);
  const made = [...toLines(lines, 'services', simple), ...detailed];
  const fields: SubscriptionFields | null =
    customerId === null ||
    base === null ||
    startsOn === null ||
    indexation === null ||
    title.trim() === '' ||
    made.length === 0 ||
    !lines.every(isComplete)
      ? null
      : {
          customerId,
          title: title.trim(),
          content: { ...base, title: title.trim(), lines: made },
          everyMonths,
          anchorDay: anchor ?? day(plainDate(startsOn)),
          timing,
          startsOn,
          endsOn,
          prorate,
          indexation,
          mode,
          hour,
        };
  const save = useMutation({
    mutationFn: (input: SubscriptionFields) =>
      before === undefined
        ? subscriptionsApi.create(input)
        : subscriptionsApi.edit({ id: before.id, version: before.version, ...input }),
    onSuccess: async (saved) => {
      toasts.success(before === undefined ? words.created : words.saved);
      onClose();
      await refresh();
      onSaved?.(saved);
    },
  });
  const hasRun = (before?.occurrences.length ?? 0) > 0;
  const rhythms = [...new Set<number>([...RHYTHMS, everyMonths])].toSorted((a, b) => a - b);
  const preview =
    fields === null
      ? []
      : previewOf(fields, { today, after: before?.occurrences[0]?.to ?? null, base: template.base });
  return (
    <DrawerForm
      submit={before === undefined ? words.create : words.save}
      busy={save.isPending}
      disabled={fields === null}
      onSubmit={() => fields !== null && save.mutate(fields)}
      onClose={onClose}
      problem={save.isError ? <Problem problem={save.error} describe={describe} compact /> : undefined}
    >
      {before === undefined ? (
        <CustomerPicker value={customer} onChange={setCustomer} creatable />
      ) : (
        <p className={classes.dim}>{words.editHint}</p>
      )}
      <TextInput
        label={words.title}
        description={words.titleHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={title}
        maxLength={200}
        required
        autoComplete="off"
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <LineFields
        lines={lines}
        onChange={setLines}
        content={base === null ? null : { ...base, lines: made }}
        base={template.base}
        note={detailed.length}
      />
      <FieldPair>
        <Select
          label={words.every}
          value={String(everyMonths)}
          allowDeselect={false}
          data={rhythms.map((one) => ({ value: String(one), label: t.every(one) }))}
          onChange={(value) => value !== null && setEvery(Number(value))}
        />
        <Select
          label={words.timing}
          value={timing}
          allowDeselect={false}
          data={timings.map((one) => ({ value: one, label: words.timings[one] }))}
          onChange={(value) => setTiming(timings.find((one) => one === value) ?? 'advance')}
        />
        <DateField label={words.startsOn} value={startsOn} onChange={setStart} disabled={hasRun} required />
        <DateField
          label={words.endsOn}
          value={endsOn}
          onChange={setEnd}
          min={startsOn ?? undefined}
          description={words.endsOnHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        <Select
          label={words.anchor}
          value={String(anchor ?? (startsOn === null ? 1 : day(plainDate(startsOn))))}
          allowDeselect={false}
          data={Array.from({ length: 31 }, (_, index) => ({
            value: String(index + 1),
            label: words.anchorDay(index + 1),
          }))}
          onChange={(value) => value !== null && setAnchor(Number(value))}
        />
        <HourSelect label={words.hour} say={words.hourValue} value={hour} onChange={setHour} />
      </FieldPair>
      <Checkbox
        label={words.prorate}
        description={words.prorateHint}
        checked={prorate}
        onChange={(event) => setProrate(event.currentTarget.checked)}
      />
      <IndexationFields value={indexing} onChange={setIndexing} />
      <Select
        label={words.mode}
        value={mode}
        allowDeselect={false}
        data={modes.map((one) => ({ value: one, label: t.modes[one] }))}
        onChange={(value) => setMode(modes.find((one) => one === value) ?? 'draft')}
      />
      {preview.length > 0 && (
        <div>
          <p className={classes.ruleName}>{words.preview}</p>
          <PeriodTable upcoming={preview.slice(0, 4)} today={null} currency={base?.currency ?? 'EUR'} />
        </div>
      )}
    </DrawerForm>
  );
}
